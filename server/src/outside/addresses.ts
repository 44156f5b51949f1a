import { BlockList, isIP } from 'node:net'

// Server-side request forgery: somebody names an address that leads into the network the server stands in, to what trusts it because of
// where it stands. An address is looked at after its name was resolved, and the very address that was looked at is connected to.

const PRIVATE = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv6')

/** Whether an address is one of the public internet. What is no address at all is not. */
export function isPublic(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !PRIVATE.check(address, 'ipv4')
  if (family !== 6) return false
  const within = embedded(address)
  return within === null ? !PRIVATE.check(address, 'ipv6') : isPublic(within)
}

/** The IPv4 address that an IPv6 one stands for: mapped, by NAT64 or 6to4. */
function embedded(address: string): string | null {
  const groups = groupsOf(address)
  const four = (high: number, low: number) => [high >> 8, high & 255, low >> 8, low & 255].join('.')
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = groups
  if (a === 0x2002) return four(b, c)
  if (a === 0x64 && b === 0xff9b && c === 0 && d === 0 && e === 0 && f === 0) return four(g, h)
  const leads = a === 0 && b === 0 && c === 0 && d === 0
  if (leads && (e === 0 || e === 0xffff) && (f === 0xffff || f === 0) && (g !== 0 || h > 1)) return four(g, h)
  return null
}

/** The eight groups of an IPv6 address, as a URL writes it out. */
function groupsOf(address: string): number[] {
  const plain = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1)
  const [head = '', tail] = plain.split('::')
  const numbers = (part: string) =>
    part
      .split(':')
      .filter(Boolean)
      .map((group) => Number.parseInt(group, 16))
  const front = numbers(head)
  if (tail === undefined) return front
  const back = numbers(tail)
  return [...front, ...Array<number>(8 - front.length - back.length).fill(0), ...back]
}
