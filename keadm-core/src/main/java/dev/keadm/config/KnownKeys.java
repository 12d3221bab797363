package dev.keadm.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every key of KubeEdge v1.23's {@code EdgeCoreConfig}, with type and default.
 *
 * <p>In the table a line is name, type, Linux default and, two blanks or more further, Windows default. One default serves both
 * platforms; none means that Go leaves the key out. {@code ""} is the empty text; lists are written {@code [a b]}, maps
 * {@code {k=v k2=v2}}.
 */
final class KnownKeys {
    private static final String TABLE = """
            []
            apiVersion       text     edgecore.config.kubeedge.io/v1alpha2
            kind             text     EdgeCore
            edgecoreVersion  text     ""
            featureGates     switches

            [database]
            driverName       text     sqlite3
            aliasName        text     default
            dataSource       text     /var/lib/kubeedge/edgecore.db  C:\\var\\lib\\kubeedge\\edgecore.db

            [modules.dbTest]
            enable           switch   false

            [modules.deviceTwin]
            enable           switch   true
            dmiSockPath      text     /etc/kubeedge/  C:\\etc\\kubeedge\\

            [modules.edgeHub]
            enable              switch  true
            heartbeat           int32   15
            httpServer          text
            messageBurst        int32   60
            messageQPS          int32   30
            projectID           text    e632aba927ea4ac2b575ec1603d56f10
            rotateCertificates  switch  true
            tlsCaFile           text    /etc/kubeedge/ca/rootCA.crt  C:\\etc\\kubeedge\\ca\\rootCA.crt
            tlsCertFile         text    /etc/kubeedge/certs/server.crt  C:\\etc\\kubeedge\\certs\\server.crt
            tlsPrivateKeyFile   text    /etc/kubeedge/certs/server.key  C:\\etc\\kubeedge\\certs\\server.key
            token               text    ""

            [modules.edgeHub.quic]
            enable            switch  false
            handshakeTimeout  int32   30
            readDeadline      int32   15
            server            text
            writeDeadline     int32   15

            [modules.edgeHub.websocket]
            enable            switch  true
            handshakeTimeout  int32   30
            readDeadline      int32   15
            server            text
            writeDeadline     int32   15

            [modules.edgeStream]
            enable                   switch  false
            handshakeTimeout         int32   30
            readDeadline             int32   15
            server                   text    127.0.0.1:10004
            tlsTunnelCAFile          text    /etc/kubeedge/ca/rootCA.crt  C:\\etc\\kubeedge\\ca\\rootCA.crt
            tlsTunnelCertFile        text    /etc/kubeedge/certs/server.crt  C:\\etc\\kubeedge\\certs\\server.crt
            tlsTunnelPrivateKeyFile  text    /etc/kubeedge/certs/server.key  C:\\etc\\kubeedge\\certs\\server.key
            writeDeadline            int32   15

            [modules.edged]
            enable                   switch    true
            customInterfaceName      text
            experimentalMounterPath  text
            experimentalNodeAllocatableIgnoreEvictionThreshold  switch
            hostnameOverride         text
            maxContainerCount        int32     -1
            maxPerPodContainerCount  int32     1
            minimumGCAge             duration  0s
            nodeIP                   text
            nodeLabels               texts
            podSandboxImage          text      kubeedge/pause:3.6
            registerNodeNamespace    text      default
            registerSchedulable      switch    true
            reportEvent              switch    false
            rootDirectory            text      /var/lib/kubelet  C:\\var\\lib\\kubelet
            runtimeCgroups           text
            seccompDefault           switch
            windowsPriorityClass     text      -  NORMAL_PRIORITY_CLASS
            windowsService           switch    -  true

            [modules.edged.tailoredKubeletConfig]
            address                          text      127.0.0.1
            allowedUnsafeSysctls             list
            cgroupDriver                     text      cgroupfs  -
            cgroupRoot                       text
            cgroupsPerQOS                    switch    true  false
            clusterDNS                       list
            clusterDomain                    text      cluster.local
            configMapAndSecretChangeDetectionStrategy  text  Get
            containerLogMaxFiles             int32     5
            containerLogMaxSize              text      10Mi
            containerLogMaxWorkers           int32     1
            containerLogMonitorInterval      duration  10s
            containerRuntimeEndpoint         text      unix:///run/containerd/containerd.sock  npipe://./pipe/containerd-containerd
            contentType                      text      application/json
            cpuCFSQuota                      switch    true  false
            cpuCFSQuotaPeriod                duration  100ms
            cpuManagerPolicy                 text      none
            cpuManagerPolicyOptions          texts
            cpuManagerReconcilePeriod        duration  10s
            enableContentionProfiling        switch
            enableControllerAttachDetach     switch    true
            enableDebugFlagsHandler          switch    true
            enableDebuggingHandlers          switch    true
            enableProfilingHandler           switch    true
            enableSystemLogHandler           switch    true
            enableSystemLogQuery             switch
            enforceNodeAllocatable           list      [pods]  -
            eventBurst                       int32     100
            eventRecordQPS                   int32     50
            evictionHard                     texts     {imagefs.available=15% imagefs.inodesFree=5% memory.available=100Mi nodefs.available=10% nodefs.inodesFree=5%}  {imagefs.available=15% memory.available=500Mi nodefs.available=10%}
            evictionMaxPodGracePeriod        int32
            evictionMinimumReclaim           texts
            evictionPressureTransitionPeriod duration  5m0s
            evictionSoft                     texts
            evictionSoftGracePeriod          texts
            failCgroupV1                     switch    false
            failSwapOn                       switch    false
            featureGates                     switches
            fileCheckFrequency               duration  20s
            hairpinMode                      text      promiscuous-bridge
            imageGCHighThresholdPercent      int32     85
            imageGCLowThresholdPercent       int32     80
            imageMaximumGCAge                duration  0s
            imageMinimumGCAge                duration  2m0s
            imageServiceEndpoint             text      unix:///run/containerd/containerd.sock  npipe://./pipe/containerd-containerd
            iptablesDropBit                  int32     15
            iptablesMasqueradeBit            int32     14
            kernelMemcgNotification          switch
            kubeReserved                     texts
            kubeReservedCgroup               text
            kubeletCgroups                   text
            localStorageCapacityIsolation    switch    true
            makeIPTablesUtilChains           switch    true
            maxOpenFiles                     int64     1000000
            maxParallelImagePulls            int32
            maxPods                          int32     110
            memoryManagerPolicy              text      None
            memoryThrottlingFactor           decimal   0.9
            nodeLeaseDurationSeconds         int32     40
            nodeStatusMaxImages              int32     0
            nodeStatusReportFrequency        duration  5m0s
            nodeStatusUpdateFrequency        duration  10s
            oomScoreAdj                      int32     -999
            podCIDR                          text
            podLogsDir                       text      /var/log/pods
            podPidsLimit                     int64     -1
            podsPerCore                      int32
            protectKernelDefaults            switch
            qosReserved                      texts
            readOnlyPort                     int32     10350
            registerNode                     switch    true
            registerWithTaints               taints
            registryBurst                    int32     10
            registryPullQPS                  int32     5
            reservedMemory                   any
            reservedSystemCPUs               text
            resolvConf                       text      /etc/resolv.conf  ""
            runtimeRequestTimeout            duration  2m0s
            seccompDefault                   switch    false
            serializeImagePulls              switch    true
            showHiddenMetricsForVersion      text
            shutdownGracePeriod              duration  0s
            shutdownGracePeriodByPodPriority any
            shutdownGracePeriodCriticalPods  duration  0s
            singleProcessOOMKill             switch
            staticPodPath                    text      /etc/kubeedge/manifests  C:\\etc\\kubeedge\\manifests\\
            streamingConnectionIdleTimeout   duration  4h0m0s
            syncFrequency                    duration  1m0s
            systemCgroups                    text
            systemReserved                   texts
            systemReservedCgroup             text
            topologyManagerPolicy            text      none
            topologyManagerPolicyOptions     texts
            topologyManagerScope             text      container
            volumePluginDir                  text      /usr/libexec/kubernetes/kubelet-plugins/volume/exec/  C:\\usr\\libexec\\kubernetes\\kubelet-plugins\\volume\\exec\\
            volumeStatsAggPeriod             duration  1m0s

            [modules.edged.tailoredKubeletConfig.crashLoopBackOff]
            maxContainerRestartPeriod  duration

            [modules.edged.tailoredKubeletConfig.memorySwap]
            swapBehavior               text

            [modules.edged.tailoredKubeletConfig.logging]
            flushFrequency   any     5s
            format           text    text
            verbosity        int32   0
            vmodule          any

            [modules.edged.tailoredKubeletConfig.logging.options.json]
            infoBufferSize   text    0
            splitStream      switch

            [modules.edged.tailoredKubeletConfig.logging.options.text]
            infoBufferSize   text    0
            splitStream      switch

            [modules.eventBus]
            enable                switch  true
            mqttMode              int32   2
            mqttPassword          text    ""
            mqttPubClientID       text    ""
            mqttQOS               uint8   0
            mqttRetain            switch  false
            mqttServerExternal    text    tcp://127.0.0.1:1883
            mqttServerInternal    text    tcp://127.0.0.1:1884
            mqttSessionQueueSize  int32   100
            mqttSubClientID       text    ""
            mqttUsername          text    ""

            [modules.eventBus.eventBusTLS]
            enable                 switch  false
            tlsMqttCAFile          text    /etc/kubeedge/ca/rootCA.crt  C:\\etc\\kubeedge\\ca\\rootCA.crt
            tlsMqttCertFile        text    /etc/kubeedge/certs/server.crt  C:\\etc\\kubeedge\\certs\\server.crt
            tlsMqttPrivateKeyFile  text    /etc/kubeedge/certs/server.key  C:\\etc\\kubeedge\\certs\\server.key

            [modules.metaManager]
            enable              switch  true
            contextSendGroup    text    hub
            contextSendModule   text    websocket
            remoteQueryTimeout  int32   60

            [modules.metaManager.metaServer]
            enable                  switch  false
            apiAudiences            list
            dummyServer             text    169.254.30.10:10550
            server                  text    127.0.0.1:10550
            serviceAccountIssuers   list    [https://kubernetes.default.svc.cluster.local]
            serviceAccountKeyFiles  list
            tlsCaFile               text    /etc/kubeedge/ca/rootCA.crt  C:\\etc\\kubeedge\\ca\\rootCA.crt
            tlsCertFile             text    /etc/kubeedge/certs/server.crt  C:\\etc\\kubeedge\\certs\\server.crt
            tlsPrivateKeyFile       text    /etc/kubeedge/certs/server.key  C:\\etc\\kubeedge\\certs\\server.key

            [modules.serviceBus]
            enable   switch  false
            port     int32   9060
            server   text    127.0.0.1
            timeout  int32   60

            [modules.taskManager]
            enable   switch  false
            """;

    /** Where Go's field name is more than its YAML name in other letter case; {@code --set} takes both. */
    private static final Map<String, String> GO_FIELD_NAMES = Map.of(
            "modules.edgestream.tunnelserver", "modules.edgeStream.server",
            "modules.eventbus.tls", "modules.eventBus.eventBusTLS",
            "modules.edged.tailoredkubeletconfig.resolverconfig", "modules.edged.tailoredKubeletConfig.resolvConf");

    private final SequencedMap<String, Key> keys = new LinkedHashMap<>();
    private final TreeMap<String, String> spellings = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    KnownKeys() {
        String section = "";
        for (String line : TABLE.lines().filter(each -> !each.isEmpty()).toList()) {
            if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1);
                addSections(section);
            } else {
                add(key(section, line.split("\\s+", 3)));
            }
        }
    }

    private static Key key(String section, String[] columns) {
        String path = section.isEmpty() ? columns[0] : section + "." + columns[0];
        String[] defaults = columns.length > 2 ? columns[2].split("\\s{2,}", -1) : new String[] {"-"};
        String linux = value(defaults[0]);
        String windows = defaults.length > 1 ? value(defaults[1]) : linux;
        return new Key(path, ValueType.of(columns[1]), linux, windows);
    }

    private static @Nullable String value(String column) {
        return switch (column) {
            case "-" -> null;
            case "\"\"" -> "";
            default -> column;
        };
    }

    private void addSections(String path) {
        int dot = -1;
        do {
            dot = path.indexOf('.', dot + 1);
            String section = dot < 0 ? path : path.substring(0, dot);
            if (!section.isEmpty() && !keys.containsKey(section)) {
                add(new Key(section, ValueType.SECTION, null, null));
            }
        } while (dot >= 0);
    }

    private void add(Key key) {
        keys.put(key.path(), key);
        spellings.put(key.path(), key.path());
    }

    /** The key, whatever the case of its letters: Go reads {@code EdgeHub} as {@code edgeHub}. */
    Optional<Key> find(String path) {
        String spelling = spellings.get(path);
        return Optional.ofNullable(spelling == null ? null : keys.get(spelling));
    }

    /** As {@link #find}, and by the name that the field has in Go. The path up to the last dot is a key's own. */
    Optional<Key> findSetting(String path) {
        return find(GO_FIELD_NAMES.getOrDefault(path.toLowerCase(Locale.ROOT), path));
    }

    /** @throws IllegalArgumentException when there is no such key: a mistake in the calling code */
    Key require(String path) {
        Key key = keys.get(path);
        if (key == null) {
            throw new IllegalArgumentException("edgecore.yaml has no key '" + path + "'");
        }
        return key;
    }

    /** All keys, sections before what is in them. */
    List<Key> all() {
        return List.copyOf(keys.values());
    }

    /** The paths of the keys right under a section, {@code ""} for the top. */
    List<String> under(String section) {
        List<String> paths = new ArrayList<>();
        for (String path : keys.keySet()) {
            int dot = path.lastIndexOf('.');
            if ((dot < 0 ? "" : path.substring(0, dot)).equals(section)) {
                paths.add(path);
            }
        }
        return paths;
    }
}
