package dev.keadm.windows.host.reboot;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What runs as SYSTEM soon after each start of the machine, until it is removed.
 *
 * @param program absolute
 * @param arguments no secret is in them: every user can read a task
 * @param folder in which it runs
 */
public record BootTask(String name, String description, Path program, List<String> arguments, Path folder) {
    public BootTask {
        arguments = List.copyOf(arguments);
    }

    /**
     * As the Task Scheduler takes it (page <i>Task Scheduler Schema</i>). Its own defaults would keep the task from machines
     * on battery and end it when the mains go. When the network is late, a run that failed is repeated for an hour.
     */
    public String xml() {
        return """
                <?xml version="1.0" encoding="UTF-16"?>
                <Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
                  <RegistrationInfo>
                    <Description>%s</Description>
                  </RegistrationInfo>
                  <Triggers>
                    <BootTrigger>
                      <Repetition>
                        <Interval>PT5M</Interval>
                        <Duration>PT1H</Duration>
                        <StopAtDurationEnd>false</StopAtDurationEnd>
                      </Repetition>
                      <Enabled>true</Enabled>
                      <Delay>PT30S</Delay>
                    </BootTrigger>
                  </Triggers>
                  <Principals>
                    <Principal id="Author">
                      <UserId>S-1-5-18</UserId>
                      <RunLevel>HighestAvailable</RunLevel>
                    </Principal>
                  </Principals>
                  <Settings>
                    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
                    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
                    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
                    <StartWhenAvailable>true</StartWhenAvailable>
                    <RunOnlyIfNetworkAvailable>false</RunOnlyIfNetworkAvailable>
                    <Enabled>true</Enabled>
                    <Hidden>false</Hidden>
                    <WakeToRun>false</WakeToRun>
                    <ExecutionTimeLimit>PT2H</ExecutionTimeLimit>
                  </Settings>
                  <Actions Context="Author">
                    <Exec>
                      <Command>%s</Command>
                      <Arguments>%s</Arguments>
                      <WorkingDirectory>%s</WorkingDirectory>
                    </Exec>
                  </Actions>
                </Task>
                """.formatted(
                        escaped(description),
                        escaped(program.toString()),
                        escaped(arguments.stream().map(BootTask::quoted).collect(Collectors.joining(" "))),
                        escaped(folder.toString()));
    }

    /** As {@code CommandLineToArgvW} takes it apart again. */
    private static String quoted(String word) {
        if (!word.isEmpty() && word.chars().noneMatch(letter -> letter == ' ' || letter == '\t' || letter == '"')) {
            return word;
        }
        return '"' + word.replaceAll("(\\\\*)\"", "$1$1\\\\\"").replaceAll("(\\\\+)$", "$1$1") + '"';
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
