package dev.keadm.host;

class FakeFileModesTest extends FileModesContract {
    @Override
    protected FileModes modes() {
        return new FakeFileModes();
    }
}
