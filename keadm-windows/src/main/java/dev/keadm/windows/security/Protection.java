package dev.keadm.windows.security;

/**
 * Who may do what, in SDDL: SYSTEM and Administrators everything, users what the name says, and nobody anything else.
 * {@code D:P} keeps out what folders above would hand down; {@code OICI} hands an entry to what is made below.
 */
public enum Protection {
    PRIVATE(""),
    /** FILE_GENERIC_READ. */
    READ("FR"),
    /** FILE_GENERIC_READ and FILE_GENERIC_EXECUTE. */
    READ_AND_EXECUTE("0x1200a9"),
    /** What "Modify" stands for: as above, and write and delete. */
    MODIFY("0x1301bf");

    private static final String OWNER = "O:BA";
    private static final String FILE_LIST = "D:P(A;;FA;;;SY)(A;;FA;;;BA)";
    private static final String FOLDER_LIST = "D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";

    private final String users;

    Protection(String users) {
        this.users = users;
    }

    /** A descriptor with Administrators as the owner. */
    public String ofFile() {
        return OWNER + FILE_LIST + (users.isEmpty() ? "" : "(A;;" + users + ";;;BU)");
    }

    /** A descriptor with Administrators as the owner; what is made in the folder gets the same. */
    public String ofFolder() {
        return OWNER + FOLDER_LIST + (users.isEmpty() ? "" : "(A;OICI;" + users + ";;;BU)");
    }
}
