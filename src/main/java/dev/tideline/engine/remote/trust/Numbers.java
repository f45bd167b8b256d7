package dev.tideline.engine.remote.trust;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/** Large numbers as bytes: the length of each in two bytes before it. */
final class Numbers {
    private static final int LONGEST = 512;

    private Numbers() {}

    static byte[] bytes(BigInteger... numbers) {
        ByteBuffer out = ByteBuffer.allocate(numbers.length * (LONGEST + Short.BYTES));
        for (BigInteger number : numbers) {
            byte[] bytes = number.toByteArray();
            out.putShort((short) bytes.length).put(bytes);
        }
        byte[] all = new byte[out.position()];
        out.flip().get(all);
        return all;
    }

    /** @throws RuntimeException unless there are this many, none longer than 512 bytes, and nothing else */
    static BigInteger[] of(byte[] message, int count) {
        ByteBuffer in = ByteBuffer.wrap(message);
        BigInteger[] numbers = new BigInteger[count];
        for (int i = 0; i < count; i++) {
            int length = in.getShort();
            if (length < 1 || length > LONGEST) {
                throw new IllegalArgumentException("a number of " + length + " bytes");
            }
            byte[] bytes = new byte[length];
            in.get(bytes);
            numbers[i] = new BigInteger(bytes);
        }
        if (in.hasRemaining()) {
            throw new IllegalArgumentException(in.remaining() + " bytes too many");
        }
        return numbers;
    }
}
