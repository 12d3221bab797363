package dev.keadm.edgecore.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keadm.edgecore.api.Node;
import dev.keadm.identity.AgentIdentity;
import dev.keadm.wire.MessageFactory;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeAgentTest {
    private final FakeCloud cloud = new FakeCloud();
    private final RecordingListener heard = new RecordingListener();
    private volatile RuntimeHealth.Finding runtime = new RuntimeHealth.Finding.Healthy("containerd://2.0.0");

    private @Nullable NodeAgent agent;

    @AfterEach
    void stop() {
        if (agent != null) {
            agent.stop();
        }
    }

    private void start(NodeSettings settings) {
        agent = new NodeAgent(
                settings,
                new TestNodes.FixedMachine(),
                () -> runtime,
                cloud,
                new MessageFactory(InstantSource.system()),
                InstantSource.system(),
                heard);
        agent.start();
        agent.linkUp();
    }

    @Test
    void shouldRegisterAndBecomeReady() {
        start(TestNodes.settings());

        await().until(() -> heard.events.contains("echoed True"));
        Node node = Objects.requireNonNull(cloud.node());
        assertThat(node.metadata().labels())
                .containsEntry("node-role.kubernetes.io/edge", "")
                .containsEntry("kubernetes.io/hostname", TestNodes.NAME)
                .containsEntry("site", "north");
        assertThat(node.metadata().annotations()).containsEntry(AgentIdentity.MACHINE_ANNOTATION, TestNodes.MACHINE);
        assertThat(cloud.asked().getFirst()).isEqualTo("insert null/node/edge-1");
    }

    @Test
    void shouldRenewItsLeaseThroughConflicts() {
        start(TestNodes.settings());
        await().until(() -> cloud.lease() != null);
        String first = Objects.requireNonNull(cloud.lease()).spec().renewTime();

        cloud.touchLease();

        await().until(() -> !Objects.equals(
                first, Objects.requireNonNull(cloud.lease()).spec().renewTime()));
        assertThat(Objects.requireNonNull(cloud.lease()).spec().renewTime())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    }

    @Test
    void shouldMarkANodeThatIsThereWithoutTheEdgeRole() {
        cloud.hold(new Node(TestNodes.metadata(TestNodes.NAME, "old", Map.of(), Map.of()), null, null));

        start(TestNodes.settings());

        await().until(() -> heard.events.contains("echoed True"));
        assertThat(Objects.requireNonNull(cloud.node()).metadata().labels())
                .containsEntry("node-role.kubernetes.io/edge", "");
        assertThat(cloud.asked()).contains("update null/node/edge-1");
    }

    @Test
    void shouldLeaveAnotherMachinesNodeAlone() {
        Node theirs = new Node(
                TestNodes.metadata(
                        TestNodes.NAME, "old", Map.of(), Map.of(AgentIdentity.MACHINE_ANNOTATION, "another")),
                null,
                null);
        cloud.hold(theirs);

        start(TestNodes.settings());

        await().until(() -> heard.events.contains("nameTaken"));
        assertThat(cloud.node()).isEqualTo(theirs);
    }

    @Test
    void shouldRegisterAnewWhenTheNodeWasDeleted() {
        start(TestNodes.settings());
        await().until(() -> heard.events.contains("echoed True"));

        cloud.deleteNode();
        runtime = new RuntimeHealth.Finding.Unhealthy("containerd://2.0.0", "the network is not ready");

        await().until(() -> cloud.node() != null);
        await().until(() -> heard.events.contains("echoed False"));
    }

    @Test
    void shouldWaitForTheLink() {
        cloud.connect(false);

        start(TestNodes.settings());

        assertThat(cloud.asked()).isEmpty();
        cloud.connect(true);
        Objects.requireNonNull(agent).linkUp();
        await().until(() -> heard.events.contains("echoed True"));
    }

    private static final class RecordingListener implements NodeListener {
        private final List<String> events = new CopyOnWriteArrayList<>();

        @Override
        public void registering() {
            events.add("registering");
        }

        @Override
        public void registered() {
            events.add("registered");
        }

        @Override
        public void nameTaken(String message) {
            events.add("nameTaken");
        }

        @Override
        public void failed(String message) {
            events.add("failed " + message);
        }

        @Override
        public void echoed(String ready, String message) {
            events.add("echoed " + ready);
        }
    }
}
