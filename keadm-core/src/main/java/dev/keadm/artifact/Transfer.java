package dev.keadm.artifact;

/** Is told how far a download is. */
public interface Transfer {
    /** @param total -1 when the server does not say */
    void bytes(long done, long total);

    /** Why it is tried again. */
    void retry(String reason);

    Transfer SILENT = new Transfer() {
        @Override
        public void bytes(long done, long total) {
            // nobody watches
        }

        @Override
        public void retry(String reason) {
            // nobody watches
        }
    };
}
