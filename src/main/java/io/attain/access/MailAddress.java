package io.attain.access;

import java.util.regex.Pattern;

/** Which mail addresses are taken: one plain address of ASCII characters, so that nothing can end a header or add a receiver. */
public final class MailAddress {

    private static final int LONGEST = 254;

    private static final Pattern FORM = Pattern.compile(
            "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

    private MailAddress() {}

    /**
     * Whether a text is such an address.
     *
     * @param text never {@literal null}
     */
    public static boolean isAddress(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }
}
