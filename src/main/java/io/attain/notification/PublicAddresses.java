package io.attain.notification;

import io.attain.problem.Problem;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Where events may be posted: nowhere inside the network that the server stands in, which an address typed in from outside
 * must not reach through it. Asked when an address is registered and before each attempt, since names can be made to point
 * elsewhere; the JVM keeps a name's answer for half a minute, so what connects right after it goes to what was checked.
 */
@Component
class PublicAddresses {

    private final NotificationSettings settings;

    PublicAddresses(NotificationSettings settings) {
        this.settings = settings;
    }

    /**
     * Checks an address.
     *
     * @param url never {@literal null}
     * @throws Problem if nothing may be posted there
     */
    void check(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        String host = url.getHost();
        if (host == null || url.getUserInfo() != null || url.getFragment() != null) {
            throw Problem.refused(
                    "A webhook's address is like https://example.org/attain, without a login or fragment.");
        }
        InetAddress[] addresses = resolve(host);
        boolean local = true;
        for (InetAddress it : addresses) {
            local &= it.isLoopbackAddress();
            boolean allowed = settings.webhooks().privateAddresses()
                    || isPublic(it)
                    || (it.isLoopbackAddress() && settings.webhooks().localHttp());
            if (!allowed) {
                throw Problem.refused("“" + host + "” is not on the public network, so nothing is posted there.");
            }
        }
        if (!scheme.equals("https")
                && !(scheme.equals("http") && local && settings.webhooks().localHttp())) {
            throw Problem.refused("A webhook's address begins with https://.");
        }
    }

    private static InetAddress[] resolve(String host) {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException unknown) {
            throw Problem.refused("There is no host “" + host + "”.");
        }
    }

    /** Whether an address is neither this machine, nor its network, nor set apart by RFC 6890. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        if (address instanceof Inet4Address) {
            boolean carrier = first == 100 && second >= 64 && second < 128;
            boolean benchmark = first == 198 && (second == 18 || second == 19);
            boolean protocol = first == 192 && second == 0 && (third == 0 || third == 2);
            boolean documentation =
                    (first == 198 && second == 51 && third == 100) || (first == 203 && second == 0 && third == 113);
            return first != 0 && first < 240 && !carrier && !benchmark && !protocol && !documentation;
        }
        // Of IPv6 only global unicast, and nothing in which an address of IPv4 is wrapped (6to4, Teredo).
        boolean global = address instanceof Inet6Address && (first & 0xe0) == 0x20;
        boolean sixToFour = first == 0x20 && second == 0x02;
        boolean special =
                first == 0x20 && second == 0x01 && (third == 0 || (third == 0x0d && (bytes[3] & 0xff) == 0xb8));
        return global && !sixToFour && !special;
    }
}
