import { isIPv6 } from 'node:net'

/**
 * What is counted as one address. Whoever has an IPv6 address has at least its /64 (RFC 6177), 2⁶⁴ of them to come from, so all of those are
 * one; an IPv4 address written as IPv6 is the IPv4 address.
 */
export function networkOf(address: string): string {
  const plain = address.split('%')[0] ?? ''
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)
  if (mapped?.[1]) return mapped[1]
  if (!isIPv6(plain)) return address
  const [head = '', tail] = plain.split('::')
  const parts = (text: string | undefined) => (text ? text.split(':') : [])
  const [before, after] = [parts(head), parts(tail)]
  // A last part written as IPv4 stands for two.
  const written = before.length + after.length + (plain.includes('.') ? 1 : 0)
  const zeros = tail === undefined ? 0 : 8 - written
  const whole = [...before, ...Array.from({ length: zeros }, () => '0'), ...after]
  return `${whole
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':')}::/64`
}
