"""Decide which IP addresses a fetch may reach: public unicast, and no address that another one is wrapped in.

`ipaddress.is_global` of Python 3.11 holds multicast, 6to4, NAT64 and IPv4-compatible addresses for global, and changes between
patch releases, so the ranges are listed here: the special-purpose registries of IANA (IPv4, IPv6 and multicast), 2026-11.

>>> is_public("93.184.215.14"), is_public("10.0.0.1"), is_public("224.0.1.1"), is_public("64:ff9b::7f00:1")
(True, False, False, False)
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

SPECIAL_4 = tuple(
    IPv4Network(n)
    for n in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by carriers
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, among them the metadata services of clouds
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # relay of 6to4
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarking
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/3",  # multicast, reserved, broadcast
    )
)
UNICAST_6 = IPv6Network("2000::/3")
"""The only block of IPv6 from which public unicast addresses are allocated."""
SPECIAL_6 = tuple(
    IPv6Network(n)
    for n in (
        "2001::/23",  # protocol assignments, Teredo among them
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: an IPv4 address inside
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)
WRAPPED = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))
"""Blocks whose last 32 bits are the IPv4 address that is reached: mapped, and NAT64 (RFC 6052)."""


def is_public(address: str) -> bool:
    """True for a public unicast address, written as the resolver returns it (with or without a zone)."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address) and any(ip in block for block in WRAPPED):
        ip = IPv4Address(int(ip) & 0xFFFFFFFF)
    if isinstance(ip, IPv4Address):
        return not any(ip in block for block in SPECIAL_4)
    return ip in UNICAST_6 and not any(ip in block for block in SPECIAL_6)
