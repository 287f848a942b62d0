package app.pip.engine.format.rpm;

/// The tags that we write, of those that a header can have.
enum RpmTag {
    /// The mark around all of a header's bytes that are signed.
    IMMUTABLE(63),
    LANGUAGES(100),
    SHA1_OF_HEADER(269),
    SHA256_OF_HEADER(273),
    NAME(1000),
    VERSION(1001),
    RELEASE(1002),
    SUMMARY(1004),
    DESCRIPTION(1005),
    BUILD_TIME(1006),
    BUILD_HOST(1007),
    SIZE(1009),
    VENDOR(1011),
    LICENSE(1014),
    GROUP(1016),
    SYSTEM(1021),
    ARCHITECTURE(1022),
    FILE_SIZES(1028),
    FILE_MODES(1030),
    FILE_DEVICE_NUMBERS(1033),
    FILE_TIMES(1034),
    FILE_DIGESTS(1035),
    FILE_LINKS(1036),
    FILE_FLAGS(1037),
    FILE_USERS(1039),
    FILE_GROUPS(1040),
    SOURCE(1044),
    FILE_CHECKS(1045),
    PROVIDED_NAMES(1047),
    REQUIRED_FLAGS(1048),
    REQUIRED_NAMES(1049),
    REQUIRED_VERSIONS(1050),
    WRITTEN_BY(1064),
    FILE_DEVICES(1095),
    FILE_NUMBERS(1096),
    FILE_LANGUAGES(1097),
    PROVIDED_FLAGS(1112),
    PROVIDED_VERSIONS(1113),
    FILE_FOLDERS(1116),
    FILE_NAMES(1117),
    FOLDERS(1118),
    PAYLOAD_FORMAT(1124),
    PAYLOAD_COMPRESSOR(1125),
    PAYLOAD_LEVEL(1126),
    FILE_DIGEST_ALGORITHM(5011),
    ENCODING(5062),
    PAYLOAD_DIGESTS(5092),
    PAYLOAD_DIGEST_ALGORITHM(5093),
    /// In a signature: how many bytes header and payload have. The number is [#NAME]'s in a header.
    SIGNED_SIZE(1000),
    /// In a signature: how many bytes the payload has without its compression.
    PAYLOAD_SIZE(1007),
    /// In a signature: the mark around the signature itself.
    SIGNATURES(62);

    private final int number;

    RpmTag(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
