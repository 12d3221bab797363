package dev.keadm.windows.host.preflight;

import dev.keadm.windows.registry.RegistryView;
import dev.keadm.windows.system.OsVersion;
import dev.keadm.windows.system.SystemView;
import dev.keadm.windows.version.WindowsBuild;
import dev.keadm.windows.version.WindowsBuilds;
import java.io.IOException;

/**
 * The Windows that runs. {@code ProductName} is not asked: it says "Windows 10" on Windows 11.
 *
 * @param revision {@code UBR}, which grows with each monthly update
 * @param edition {@code EditionID}: {@code ServerStandard}, {@code Professional}, {@code Core} for Home
 * @param installation {@code InstallationType}: {@code Client}, {@code Server}, {@code Server Core}
 * @param architecture of the machine, whatever this process is compiled for: {@code AMD64}, {@code ARM64}
 */
public record InstalledWindows(
        int build, long revision, boolean server, String edition, String installation, String architecture) {
    private static final String VERSION = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
    private static final String ENVIRONMENT = "SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment";

    /** @throws IOException when Windows does not say which edition it is */
    public static InstalledWindows read(RegistryView registry, SystemView system) throws IOException {
        Values values = new Values(registry);
        OsVersion version = system.version();
        return new InstalledWindows(
                version.build(),
                values.number(VERSION, "UBR").orElse(0L),
                version.server(),
                required(values, VERSION, "EditionID"),
                values.text(VERSION, "InstallationType").orElse(""),
                required(values, ENVIRONMENT, "PROCESSOR_ARCHITECTURE"));
    }

    private static String required(Values values, String key, String name) throws IOException {
        return values.text(key, name).orElseThrow(() -> new IOException("HKLM\\" + key + " has no value " + name));
    }

    public WindowsBuild release() {
        return WindowsBuilds.of(build, server);
    }

    /** Editions for homes: {@code Core}, {@code CoreN}, {@code CoreSingleLanguage}, {@code CoreCountrySpecific}. */
    public boolean home() {
        return !server && edition.startsWith("Core");
    }

    /** Long-term servicing: {@code EnterpriseS}, {@code IoTEnterpriseS}, with an {@code N} or {@code Eval} after it. */
    public boolean longTerm() {
        return !server && (edition.startsWith("EnterpriseS") || edition.startsWith("IoTEnterpriseS"));
    }

    /** {@code Windows Server 2022, Server Core, ServerStandard (build 20348.2966)}. */
    @Override
    public String toString() {
        String kind = installation.isEmpty() || installation.equals("Client") || installation.equals("Server")
                ? ""
                : ", " + installation;
        return release().name() + kind + ", " + edition + " (build " + build + "." + revision + ")";
    }
}
