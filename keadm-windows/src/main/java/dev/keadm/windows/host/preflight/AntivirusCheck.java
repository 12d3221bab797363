package dev.keadm.windows.host.preflight;

import dev.keadm.host.ServiceStatus;
import dev.keadm.host.ServiceView;
import dev.keadm.preflight.Check;
import dev.keadm.preflight.Finding;
import dev.keadm.windows.jna.WindowsErrors;
import dev.keadm.windows.jna.WindowsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which scanner looks into every file that a layer is unpacked to; by their services' names, which no language changes.
 * Windows Server has no list of them as Windows' Security Center is on clients only.
 *
 * @param images the folder of the images
 */
record AntivirusCheck(ServiceView services, Path images) implements Check {
    private static final Map<String, String> SCANNERS = scanners();

    private static Map<String, String> scanners() {
        Map<String, String> scanners = new LinkedHashMap<>();
        scanners.put("CSFalconService", "CrowdStrike Falcon");
        scanners.put("SentinelAgent", "SentinelOne");
        scanners.put("SAVService", "Sophos Anti-Virus");
        scanners.put("Sophos Endpoint Defense Service", "Sophos Endpoint");
        scanners.put("ekrn", "ESET");
        scanners.put("SepMasterService", "Symantec Endpoint Protection");
        scanners.put("mfemms", "Trellix (McAfee)");
        scanners.put("ds_agent", "Trend Micro Deep Security");
        scanners.put("ntrtscan", "Trend Micro Apex One");
        scanners.put("CbDefense", "Carbon Black Cloud");
        scanners.put("CylanceSvc", "Cylance");
        scanners.put("EPSecurityService", "Bitdefender GravityZone");
        scanners.put("klnagent", "Kaspersky");
        return scanners;
    }

    @Override
    public String id() {
        return "antivirus";
    }

    @Override
    public List<Finding> run() throws IOException, InterruptedException {
        List<String> running = new ArrayList<>();
        for (Map.Entry<String, String> scanner : SCANNERS.entrySet()) {
            if (runs(scanner.getKey())) {
                running.add(scanner.getValue());
            }
        }
        return running.isEmpty()
                ? List.of()
                : List.of(Finding.warning(
                        id(),
                        String.join(" and ", running) + " scans this machine's files.",
                        "Exclude containerd.exe, containerd-shim-runhcs-v1.exe and " + images
                                + ": else unpacking images takes many times longer, and may fail."));
    }

    /** One that hides its service from administrators is there, and one that defends itself so is not switched off. */
    private boolean runs(String service) throws IOException, InterruptedException {
        try {
            return services.status(service) instanceof ServiceStatus.Running;
        } catch (WindowsException e) {
            if (e.code() == WindowsErrors.ACCESS_DENIED) {
                return true;
            }
            throw e;
        }
    }
}
