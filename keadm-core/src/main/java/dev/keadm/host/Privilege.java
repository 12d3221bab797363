package dev.keadm.host;

public sealed interface Privilege {
    record Administrator() implements Privilege {}

    /**
     * @param user the account's name
     * @param remedy how to become an administrator here: {@code Run it with sudo.}
     */
    record Ordinary(String user, String remedy) implements Privilege {}
}
