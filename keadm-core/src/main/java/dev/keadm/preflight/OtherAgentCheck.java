package dev.keadm.preflight;

import dev.keadm.host.HostView;
import dev.keadm.host.InitSystem;
import dev.keadm.host.RunningProcess;
import dev.keadm.host.ServiceStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Whether a kubelet or another EdgeCore is at work on the machine. Below a root of its own nobody is in the way. */
public record OtherAgentCheck(HostView host, String service) implements Check {
    @Override
    public String id() {
        return "other-agent";
    }

    @Override
    public List<Finding> run() throws IOException, InterruptedException {
        if (host.layout().separate()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        for (String program : List.of("kubelet", "edgecore")) {
            for (RunningProcess process : host.processes().named(program)) {
                if (!ours(process)) {
                    findings.add(Finding.error(
                            id(),
                            "Another agent is at work here: " + program + ", process " + process.pid() + ".",
                            remedy(program)));
                }
            }
        }
        return findings;
    }

    private String remedy(String program) throws IOException {
        if (program.equals("kubelet")) {
            return "A machine is one node: stop and disable the kubelet (kubeadm reset) first.";
        }
        return switch (host.facts().initSystem()) {
            case InitSystem.Systemd() ->
                "Stop it first: systemctl disable --now edgecore, or the keadm that installed it: keadm reset edge.";
            case InitSystem.ServiceControlManager() ->
                "Take its place with --replace-go-edgecore, or remove it with the keadm that installed it: keadm reset"
                        + " edge.";
            case InitSystem.Unsupported(String name) ->
                "Stop it, and see that " + name + " does not start it again; or remove it with the keadm that installed"
                        + " it: keadm reset edge.";
        };
    }

    private boolean ours(RunningProcess process) throws IOException, InterruptedException {
        return host.services().status(service) instanceof ServiceStatus.Running(long pid) && pid == process.pid();
    }
}
