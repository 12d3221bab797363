package dev.keadm.edgecore.edged.os;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.edgecore.edged.TestPods;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsPathRulesTest {
    private final WindowsPathRules rules = new WindowsPathRules();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/var/run/secrets/kubernetes.io/serviceaccount,C:\\var\\run\\secrets\\kubernetes.io\\serviceaccount",
                "\\data,C:\\data",
                "data/x,C:\\data\\x",
                "C:\\data,C:\\data",
                "d:/data,d:\\data",
                "\\\\.\\pipe\\containerd-containerd,\\\\.\\pipe\\containerd-containerd",
                "//server/share,\\\\server\\share",
            })
    void shouldPutPathsOnADrive(String given, String told) {
        assertThat(rules.inside(given)).isEqualTo(told);
    }

    @Test
    void shouldLeaveTheMachinesHostsFileToHostProcesses() {
        assertThat(rules.hostsFile(TestPods.withContainer("{\"name\":\"c\"}")))
                .contains("C:\\Windows\\System32\\drivers\\etc\\hosts");
        assertThat(rules.hostsFile(TestPods.withContainer(
                        "{\"name\":\"c\",\"securityContext\":{\"windowsOptions\":{\"hostProcess\":true}}}")))
                .isEmpty();
    }
}
