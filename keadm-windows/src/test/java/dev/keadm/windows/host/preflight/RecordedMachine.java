package dev.keadm.windows.host.preflight;

import dev.keadm.windows.registry.FakeRegistry;
import dev.keadm.windows.registry.RegistryValue;
import dev.keadm.windows.system.FakeSystem;
import java.util.List;

/** What Windows says of itself on machines of each kind: the values that it keeps in its registry. */
public final class RecordedMachine {
    private static final String VERSION = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
    private static final String CONTROL = "SYSTEM\\CurrentControlSet\\Control\\";

    public final FakeRegistry registry = new FakeRegistry();
    public final FakeSystem system = new FakeSystem();

    private RecordedMachine(int build, String edition, String installation) {
        boolean server = !installation.equals("Client");
        system.version(build, server);
        registry.with(VERSION, "CurrentBuildNumber", text(String.valueOf(build)))
                .with(VERSION, "UBR", number(2966))
                .with(VERSION, "EditionID", text(edition))
                .with(VERSION, "InstallationType", text(installation))
                .with(VERSION, "SystemRoot", text("C:\\Windows"))
                .with(CONTROL + "ProductOptions", "ProductType", text(server ? "ServerNT" : "WinNT"))
                .with(CONTROL + "Session Manager\\Environment", "PROCESSOR_ARCHITECTURE", text("AMD64"))
                .with(CONTROL + "Session Manager\\Memory Management", "PagingFiles", lines("?:\\pagefile.sys"))
                .with(CONTROL + "FileSystem", "LongPathsEnabled", number(0));
        name("ActiveComputerName", "EDGE-1");
        name("ComputerName", "EDGE-1");
        if (!server) {
            sleepAfter(1800);
        }
    }

    public static RecordedMachine server2016() {
        return new RecordedMachine(14393, "ServerStandard", "Server");
    }

    public static RecordedMachine server2019() {
        return new RecordedMachine(17763, "ServerStandard", "Server");
    }

    public static RecordedMachine server2022() {
        return new RecordedMachine(20348, "ServerDatacenter", "Server");
    }

    public static RecordedMachine serverCore2022() {
        return new RecordedMachine(20348, "ServerStandard", "Server Core");
    }

    public static RecordedMachine server2025() {
        return new RecordedMachine(26100, "ServerStandard", "Server");
    }

    public static RecordedMachine windows10() {
        return new RecordedMachine(19045, "Professional", "Client");
    }

    public static RecordedMachine windows10Home() {
        return new RecordedMachine(19045, "Core", "Client");
    }

    public static RecordedMachine windows11() {
        return new RecordedMachine(26100, "Professional", "Client");
    }

    public static RecordedMachine windows1126H2() {
        return new RecordedMachine(26300, "Enterprise", "Client");
    }

    public static RecordedMachine tomorrow() {
        return new RecordedMachine(28000, "ServerStandard", "Server");
    }

    public RecordedMachine arm64() {
        registry.with(CONTROL + "Session Manager\\Environment", "PROCESSOR_ARCHITECTURE", text("ARM64"));
        return this;
    }

    public RecordedMachine restartPending() {
        registry.create("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending");
        return this;
    }

    public RecordedMachine name(String key, String name) {
        registry.with(CONTROL + "ComputerName\\" + key, "ComputerName", text(name));
        return this;
    }

    public RecordedMachine pagingFiles(String... files) {
        registry.with(CONTROL + "Session Manager\\Memory Management", "PagingFiles", lines(files));
        return this;
    }

    public RecordedMachine sleepAfter(long seconds) {
        String balanced = "381b4222-f694-41f0-9685-ff5bb260df2e";
        registry.with(CONTROL + "Power\\User\\PowerSchemes", "ActivePowerScheme", text(balanced))
                .with(
                        CONTROL + "Power\\PowerSettings\\238c9fa8-0aad-41ed-83f4-97be242c8f20\\"
                                + "29f6c1db-86da-48c5-9fdb-f2b67b1f44da\\DefaultPowerSchemeValues\\" + balanced,
                        "AcSettingIndex",
                        number(seconds));
        return this;
    }

    public RecordedMachine service(String name, String program) {
        registry.with(
                "SYSTEM\\CurrentControlSet\\Services\\" + name, "ImagePath", new RegistryValue.ExpandableText(program));
        return this;
    }

    public InstalledWindows windows() {
        try {
            return InstalledWindows.read(registry, system);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    static RegistryValue text(String text) {
        return new RegistryValue.Text(text);
    }

    static RegistryValue number(long number) {
        return new RegistryValue.Dword(number);
    }

    private static RegistryValue lines(String... lines) {
        return new RegistryValue.Texts(List.of(lines));
    }
}
