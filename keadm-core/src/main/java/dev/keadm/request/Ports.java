package dev.keadm.request;

/** TCP port numbers given as text. */
public final class Ports {
    private Ports() {}

    /** @throws dev.keadm.error.KeadmException ({@code USAGE}) for what is no number from 1 to 65535 */
    public static int parse(String option, String text) {
        return parse(option, text, text);
    }

    /** @param whole the value that the port is part of, to be shown */
    static int parse(String option, String whole, String text) {
        if (text.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        }
        throw Refusal.of(
                option,
                whole,
                "a port is a number from 1 to 65535, not '" + text + "'",
                "CloudCore's own are 10000 and 10002.");
    }
}
