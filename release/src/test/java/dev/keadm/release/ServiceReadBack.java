package dev.keadm.release;

import dev.keadm.windows.jna.NativeServiceCalls;
import dev.keadm.windows.jna.ServiceCalls;
import dev.keadm.windows.jna.ServiceCalls.Access;

/** Run on Windows: prints what the Service Control Manager says of a service. */
final class ServiceReadBack {
    private ServiceReadBack() {}

    public static void main(String[] words) throws Exception {
        try (ServiceCalls.Service service =
                new NativeServiceCalls().open(words[0], Access.QUERY_CONFIG | Access.QUERY_STATUS)) {
            ServiceCalls.Config config = service.config();
            System.out.println("path " + config.binaryPath());
            System.out.println("start " + config.startType());
            System.out.println("account " + config.account());
            System.out.println("description " + service.description());
            System.out.println("preshutdown " + service.preshutdownMilliseconds());
            System.out.println("state " + service.status().state());
        }
    }
}
