package dev.keadm.sandbox.hub;

/** The way to one connected edge. */
interface Outlet {
    /** Hands the message to the connection; what a broken connection swallows is sent again to the next one. */
    void send(Frame frame);

    /** Breaks the connection, without a close frame. */
    void abort();
}
