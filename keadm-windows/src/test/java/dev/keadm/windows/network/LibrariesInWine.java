package dev.keadm.windows.network;

import dev.keadm.windows.jna.ComputeStorage;
import dev.keadm.windows.jna.DismCalls;
import dev.keadm.windows.jna.HostNetworkService;
import dev.keadm.windows.jna.WindowsException;

/** Asks for each library that a Windows may lack, and prints what comes of it. */
final class LibrariesInWine {
    private LibrariesInWine() {}

    public static void main(String[] args) throws Exception {
        System.out.println("layers " + ComputeStorage.present());
        try {
            System.out.println("networks " + HostNetworkService.call("GET", "/networks/", ""));
        } catch (WindowsException e) {
            System.out.println("networks " + e.code());
        }
        try (DismCalls _ = DismCalls.open()) {
            System.out.println("features there");
        } catch (WindowsException e) {
            System.out.println("features " + e.code());
        }
    }
}
