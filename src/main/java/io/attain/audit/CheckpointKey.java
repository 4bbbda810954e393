package io.attain.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that checkpoints are signed with, Ed25519 (RFC 8032), in a file outside the database: a line with the private key (PKCS#8)
 * and one with the public key (X.509), both in base64. Beside it a file remembers the last checkpoint, so that a cut tail is found.
 */
public final class CheckpointKey {

    private static final String ALGORITHM = "Ed25519";
    private static final String CONTEXT = "attain checkpoint ";
    private static final String REMEMBERED = ".last";
    private static final String SINCE = ".since";
    private static final String MAC = "HmacSHA256";
    private static final String ENTRY = "attain entry ";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path file;
    private final PrivateKey privateKey;
    private final SecretKeySpec vouching;
    private final Verifying verifying;

    private CheckpointKey(Path file, PrivateKey privateKey, Verifying verifying) {
        this.file = file;
        this.privateKey = privateKey;
        this.vouching =
                new SecretKeySpec(RowDigest.of(privateKey.getEncoded()).getBytes(StandardCharsets.US_ASCII), MAC);
        this.verifying = verifying;
    }

    /**
     * Reads a key.
     *
     * @param file never {@literal null}
     * @return empty if there is no such file
     * @throws UncheckedIOException if it cannot be read
     * @throws IllegalStateException if it holds no key
     */
    public static Optional<CheckpointKey> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
            if (lines.size() < 2) {
                throw new IllegalStateException("The file " + file + " holds no key of the record.");
            }
            PrivateKey key = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0))));
            return Optional.of(new CheckpointKey(file, key, Verifying.of(lines.get(1))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IllegalStateException("The file " + file + " holds no key of the record.", unreadable);
        }
    }

    /**
     * Makes a key and keeps it in a file that only its owner may read.
     *
     * @param file there must be none yet, never {@literal null}
     * @return never {@literal null}
     * @throws UncheckedIOException if the file cannot be written
     */
    public static CheckpointKey create(Path file) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.createFile(file, ownerOnly(file));
            Base64.Encoder base64 = Base64.getEncoder();
            Files.writeString(
                    file,
                    base64.encodeToString(pair.getPrivate().getEncoded()) + "\n"
                            + base64.encodeToString(pair.getPublic().getEncoded()) + "\n",
                    StandardCharsets.US_ASCII);
            return read(file).orElseThrow();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has Ed25519.", missing);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    /**
     * Which key it is.
     *
     * @return the SHA-256 of the public key, never {@literal null}
     */
    public String id() {
        return verifying.id();
    }

    /** The public half. */
    public Verifying verifying() {
        return verifying;
    }

    /**
     * Signs the hash of a checkpoint.
     *
     * @param hash never {@literal null}
     * @return in base64, never {@literal null}
     */
    public String sign(String hash) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update((CONTEXT + hash).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("The key does not sign.", failure);
        }
    }

    /**
     * Remembers a checkpoint outside the database.
     *
     * @param checkpoint the last one, never {@literal null}
     * @throws UncheckedIOException if that cannot be written
     */
    public void remember(Checkpoint checkpoint) {
        Path next = sibling(REMEMBERED + ".next");
        try {
            Files.writeString(
                    next,
                    new Checkpoint.Remembered(
                                    checkpoint.number(), checkpoint.digest().hash())
                            .toString(),
                    StandardCharsets.US_ASCII);
            Files.move(next, sibling(REMEMBERED), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * The checkpoint that was remembered last.
     *
     * @return empty if none was
     * @throws UncheckedIOException if that cannot be read
     */
    public Optional<Checkpoint.Remembered> remembered() {
        Path last = sibling(REMEMBERED);
        if (!Files.exists(last)) {
            return Optional.empty();
        }
        try {
            String[] parts =
                    Files.readString(last, StandardCharsets.US_ASCII).strip().split(" ", 2);
            return Optional.of(new Checkpoint.Remembered(Long.parseLong(parts[0]), parts[1]));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Vouches for an entry.
     *
     * @param hash the entry's, never {@literal null}
     * @return what only the key comes to, in base64 for URLs, never {@literal null}
     */
    public String vouch(String hash) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(vouching);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal((ENTRY + hash).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256.", missing);
        }
    }

    /** Says from when on entries have to be vouched for. */
    void vouchFrom(Instant time) {
        try {
            Files.writeString(sibling(SINCE), time.toString(), StandardCharsets.US_ASCII);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * From when on entries have to be vouched for.
     *
     * @return empty if nobody has said it yet
     */
    public Optional<Instant> vouchesSince() {
        Path since = sibling(SINCE);
        try {
            return Files.exists(since)
                    ? Optional.of(Instant.parse(
                            Files.readString(since, StandardCharsets.US_ASCII).strip()))
                    : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path sibling(String end) {
        return file.resolveSibling(file.getFileName() + end);
    }

    /**
     * The public half of a key.
     *
     * @param encoded X.509 in base64
     * @param key the same
     */
    public record Verifying(String encoded, PublicKey key) {

        /**
         * Reads a public key.
         *
         * @param encoded X.509 in base64, never {@literal null}
         * @return never {@literal null}
         * @throws IllegalArgumentException if it is none
         */
        public static Verifying of(String encoded) {
            try {
                return new Verifying(
                        encoded,
                        KeyFactory.getInstance(ALGORITHM)
                                .generatePublic(new X509EncodedKeySpec(
                                        Base64.getDecoder().decode(encoded))));
            } catch (GeneralSecurityException unreadable) {
                throw new IllegalArgumentException("This is no public key for Ed25519.", unreadable);
            }
        }

        /** Which key it is: the SHA-256 of its encoding. */
        public String id() {
            return RowDigest.of(key.getEncoded());
        }

        /**
         * Checks a signature.
         *
         * @param hash of the checkpoint, never {@literal null}
         * @param signature in base64, never {@literal null}
         * @return whether it is this key's
         */
        public boolean verifies(String hash, String signature) {
            try {
                Signature check = Signature.getInstance(ALGORITHM);
                check.initVerify(key);
                check.update((CONTEXT + hash).getBytes(StandardCharsets.UTF_8));
                return check.verify(Base64.getDecoder().decode(signature));
            } catch (GeneralSecurityException | IllegalArgumentException none) {
                return false;
            }
        }
    }
}
