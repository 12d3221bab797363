package dev.keadm.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetFlagTest {
    private static final String HEADER = "apiVersion: edgecore.config.kubeedge.io/v1alpha2\nkind: EdgeCore\n";
    private static final String KUBELET = "modules.edged.tailoredKubeletConfig.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "modules.edgeHub.heartbeat=20 | heartbeat: 20",
                "Modules.EdgeHub.Heartbeat=20 | heartbeat: 20",
                " modules.edgeHub.heartbeat = 20 | heartbeat: 20",
                "modules.edgeHub.enable=false | enable: false",
                "modules.edgeHub.enable=T | enable: true",
                "modules.edgeHub.token=\"a,b=c\" | token: \"a,b=c\"",
                "modules.edgeHub.projectID=123 | projectID: \"123\"",
                "modules.edged.hostnameOverride='n1' | hostnameOverride: n1",
                "modules.edged.minimumGCAge=1m30s | minimumGCAge: 1m30s",
                "modules.edged.nodeLabels={a:b,\"c\":1} | nodeLabels:~      a: b~      c: \"1\"",
                "modules.edged.tailoredKubeletConfig.clusterDNS={1.2.3.4, 5.6.7.8} | clusterDNS:~      - 1.2.3.4~      - 5.6.7.8",
                "modules.edged.tailoredKubeletConfig.clusterDNS[0]=1.2.3.4 | clusterDNS:~      - 1.2.3.4",
                "modules.edged.tailoredKubeletConfig.clusterDNS={} | clusterDNS: []",
                "Modules.Edged.TailoredKubeletConfig.ResolverConfig=/r | resolvConf: /r",
                "Modules.EventBus.TLS.Enable=true | eventBusTLS:~      enable: true",
                "Modules.EdgeStream.TunnelServer=c:1 | server: c:1",
                "featureGates={requireAuthorization:true} | featureGates:~  requireAuthorization: true",
                "modules.edged.tailoredKubeletConfig.memoryThrottlingFactor=0.5 | memoryThrottlingFactor: 0.5"
            })
    void shouldSet(String expression, String written) throws ConfigException {
        String yaml =
                EdgeCoreDocument.parse(HEADER, "f").withSettings(expression).toYaml();

        assertThat(yaml).contains(written.replace('~', '\n'));
    }

    @Test
    void shouldSetTaintsFieldByField() throws ConfigException {
        EdgeCoreDocument document = EdgeCoreDocument.parse(HEADER, "f")
                .withSettings(
                        KUBELET + "registerWithTaints[0].key=a," + KUBELET + "registerWithTaints[0].effect=NoExecute,"
                                + KUBELET + "registerWithTaints[1]={key:b,value:c,effect:NoSchedule},"
                                + "modules.edgeHub.enable=false");

        assertThat(document.config(GoDefaults.LINUX, "n")
                        .edged()
                        .kubelet()
                        .node()
                        .registerWithTaints())
                .containsExactly(new NodeTaint("a", "", "NoExecute"), new NodeTaint("b", "c", "NoSchedule"));
    }

    @Test
    void shouldReplaceWhatIsThere() throws ConfigException {
        EdgeCoreDocument document = EdgeCoreDocument.defaults(GoDefaults.LINUX)
                .withSettings(
                        KUBELET + "enforceNodeAllocatable[0]=none," + KUBELET + "evictionHard={memory.available:5%}");

        assertThat(document.toYaml())
                .contains(
                        "enforceNodeAllocatable:\n      - none\n",
                        "evictionHard:\n        memory.available: 5%\n      evictionP");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "modules.edgeHub.heartbeat | 'modules.edgeHub.heartbeat' must be path=value, but holds no path and '='.",
                "=3 | '=3' must be path=value, but holds no path and '='.",
                ", | it holds no path=value.",
                "modules.edgeHub.hartbeat=3 | 'modules.edgeHub.hartbeat' is no key of edgecore.yaml; did you mean 'heartbeat'?.",
                "modules.edgeHub.heartbeat=3=4 | 'modules.edgeHub.heartbeat' must be a whole number from -2147483648 to 2147483647, not '3=4'.",
                "modules.edgeHub.heartbeat=1.9 | 'modules.edgeHub.heartbeat' must be a whole number from -2147483648 to 2147483647, not '1.9'.",
                "modules.edgeHub.enable=1 | 'modules.edgeHub.enable' must be true or false, not '1'.",
                "modules.edgeHub={enable:true} | 'modules.edgeHub' is a section: set the keys in it one by one.",
                "modules.edged.nodeLabels.a=b | 'modules.edged.nodeLabels.a' does not lead to a key: modules.edged.nodeLabels is a mapping of texts. Set it as a whole, with {…}.",
                "modules.edged.nodeLabels={a} | 'modules.edged.nodeLabels' must be {key:value,…}, but 'a' has no key and ':'.",
                "modules.edged.nodeLabels={a:b,a:c} | 'modules.edged.nodeLabels' has the key 'a' twice.",
                "modules.edged.nodeLabels={a:b | 'modules.edged.nodeLabels={a:b' has a brace that nothing closes.",
                "modules.edgeHub.token=\"a | 'modules.edgeHub.token=\"a' has a quote that nothing closes.",
                "modules.edgeHub.heartbeat[0]=3 | 'modules.edgeHub.heartbeat[0]' is no list, it is a whole number from -2147483648 to 2147483647.",
                "modules.edgeHub.heartbeat[x]=3 | 'modules.edgeHub.heartbeat[x]' must be names with dots between them, each with at most one [number] after it.",
                "modules.edged.tailoredKubeletConfig.registerWithTaints[0].key=a | modules.edged.tailoredKubeletConfig.registerWithTaints must be a list of taints, each with key, value and effect, not a list.",
                "modules.edged.tailoredKubeletConfig.registerWithTaints[0].color=a | 'modules.edged.tailoredKubeletConfig.registerWithTaints[0].color' does not lead to a key: only taints have fields, which are key, value and effect."
            })
    void shouldRefuseWhatGoDropsOrMisreads(String expression, String message) throws ConfigException {
        EdgeCoreDocument document = EdgeCoreDocument.parse(HEADER, "f");

        assertThatThrownBy(() -> document.withSettings(expression)).hasMessage("Cannot use --set: " + message);
    }

    /** Whatever the text, the answer is a document or a {@link ConfigException}. */
    @Test
    void shouldNeverFailOtherwise() {
        Random random = new Random(20261123);
        String seed =
                "modules.edged.nodeLabels={a:b,c:\"d\"},modules.edgeHub.heartbeat=3," + KUBELET + "clusterDNS[2]=x";
        String odd = ",={}[]\"':. \t0a";
        EdgeCoreDocument defaults = EdgeCoreDocument.defaults(GoDefaults.LINUX);
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder(seed);
            for (int change = random.nextInt(5); change >= 0; change--) {
                text.setCharAt(random.nextInt(text.length()), odd.charAt(random.nextInt(odd.length())));
            }
            try {
                assertThat(defaults.withSettings(text.toString()).toYaml()).isNotEmpty();
            } catch (ConfigException e) {
                assertThat(e).hasMessageStartingWith("Cannot use --set: ");
            }
        }
    }
}
