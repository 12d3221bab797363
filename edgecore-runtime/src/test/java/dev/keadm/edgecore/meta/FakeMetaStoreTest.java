package dev.keadm.edgecore.meta;

class FakeMetaStoreTest extends MetaStoreContract {
    @Override
    MetaStore open() {
        return new FakeMetaStore();
    }
}
