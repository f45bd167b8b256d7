package dev.tideline.engine.remote.trust;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.agreement.jpake.JPAKEParticipant;
import org.bouncycastle.crypto.agreement.jpake.JPAKEPrimeOrderGroup;
import org.bouncycastle.crypto.agreement.jpake.JPAKEPrimeOrderGroups;
import org.bouncycastle.crypto.agreement.jpake.JPAKERound1Payload;
import org.bouncycastle.crypto.agreement.jpake.JPAKERound2Payload;
import org.bouncycastle.crypto.agreement.jpake.JPAKERound3Payload;
import org.bouncycastle.crypto.digests.SHA256Digest;

/**
 * One side of a password-authenticated key exchange (J-PAKE, Hao and Ryan 2008; RFC 8236) whose password is the code: each
 * exchange allows one guess, and what is overheard allows none. The names in its proofs are both sides' keys, each as the
 * other side sees it: whoever sits in between shows other keys, so that proofs passed on do not hold, and who makes his own
 * must guess the code. The key that comes out is used only to confirm that both have it: from then on, the public keys are
 * known.
 *
 * <p>Each side calls round1, accept1, round2, accept2; then the client sends round 3 first, so that only who knows the code
 * gets the agent's. Of one thread at a time.
 */
public final class Pairing {
    /** As hard as the curve P-256. Bouncy Castle's J-PAKE on curves cannot be sent: its proofs have no public constructor. */
    private static final JPAKEPrimeOrderGroup GROUP = JPAKEPrimeOrderGroups.NIST_3072;

    private final JPAKEParticipant own;
    private final String other;
    /** Bouncy Castle wants each own message made before the other side's of the same round is looked at. */
    private final byte[] round1;

    private byte[] round2 = {};
    private BigInteger secret = BigInteger.ZERO;

    private Pairing(String own, String other, PairingCode code) {
        this.own = new JPAKEParticipant(
                own, code.digits().toCharArray(), GROUP, SHA256Digest.newInstance(), new SecureRandom());
        this.other = other;
        this.round1 = bytes(this.own.createRound1PayloadToSend());
    }

    public static Pairing ofClient(Fingerprint client, Fingerprint agent, PairingCode code) {
        return new Pairing("client " + client, "agent " + agent, code);
    }

    public static Pairing ofAgent(Fingerprint client, Fingerprint agent, PairingCode code) {
        return new Pairing("agent " + agent, "client " + client, code);
    }

    private static byte[] bytes(JPAKERound1Payload p) {
        BigInteger[] proof1 = p.getKnowledgeProofForX1();
        BigInteger[] proof2 = p.getKnowledgeProofForX2();
        return Numbers.bytes(p.getGx1(), p.getGx2(), proof1[0], proof1[1], proof2[0], proof2[1]);
    }

    private static byte[] bytes(JPAKERound2Payload p) {
        BigInteger[] proof = p.getKnowledgeProofForX2s();
        return Numbers.bytes(p.getA(), proof[0], proof[1]);
    }

    public byte[] round1() {
        return round1.clone();
    }

    /** @throws NotProved if it is not the other side's, or garbage */
    public void accept1(byte[] message) {
        accept(() -> {
            BigInteger[] n = Numbers.of(message, 6);
            own.validateRound1PayloadReceived(new JPAKERound1Payload(
                    other, n[0], n[1], new BigInteger[] {n[2], n[3]}, new BigInteger[] {n[4], n[5]}));
            round2 = bytes(own.createRound2PayloadToSend());
        });
    }

    public byte[] round2() {
        return round2.clone();
    }

    /** @throws NotProved if it is not the other side's answer to this exchange, or garbage */
    public void accept2(byte[] message) {
        accept(() -> {
            BigInteger[] n = Numbers.of(message, 3);
            own.validateRound2PayloadReceived(new JPAKERound2Payload(other, n[0], new BigInteger[] {n[1], n[2]}));
            secret = own.calculateKeyingMaterial();
        });
    }

    public byte[] round3() {
        return Numbers.bytes(own.createRound3PayloadToSend(secret).getMacTag());
    }

    /** @throws NotProved if the agent, which asked for the code first, does not have it itself */
    public void accept3(byte[] message) {
        accept(() ->
                own.validateRound3PayloadReceived(new JPAKERound3Payload(other, Numbers.of(message, 1)[0]), secret));
    }

    /** @return whether the other side had the same code */
    public boolean confirms(byte[] message) {
        try {
            own.validateRound3PayloadReceived(new JPAKERound3Payload(other, Numbers.of(message, 1)[0]), secret);
            return true;
        } catch (CryptoException | RuntimeException e) {
            return false;
        }
    }

    private static void accept(Step step) {
        try {
            step.take();
        } catch (CryptoException | RuntimeException e) {
            throw new NotProved(e);
        }
    }

    /** What the other side sent does not belong to this exchange between these two keys. */
    public static final class NotProved extends RuntimeException {
        NotProved(Exception cause) {
            super("The pairing messages do not fit the keys of this connection: somebody may be in between.", cause);
        }
    }

    /** Something of Bouncy Castle's that checks. */
    @FunctionalInterface
    private interface Step {
        void take() throws CryptoException;
    }
}
