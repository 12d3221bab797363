package dev.keadm.cli;

/** Stands in for the program that a launcher starts, and says how it was started. */
final class LaunchedProgram {
    private LaunchedProgram() {}

    public static void main(String[] words) {
        System.out.println("java " + System.getProperty("java.home"));
        System.out.println("jar " + System.getProperty("java.class.path"));
        System.out.println("JAVA_HOME " + System.getenv("JAVA_HOME"));
        System.out.println("words " + String.join("|", words));
        System.exit(words.length);
    }
}
