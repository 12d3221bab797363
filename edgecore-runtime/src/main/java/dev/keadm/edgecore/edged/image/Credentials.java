package dev.keadm.edgecore.edged.image;

/** A user's name and password at a registry. */
record Credentials(String username, String password) {
    @Override
    public String toString() {
        return "Credentials[***]";
    }
}
