import { seededRandom } from '@commonplace/kit'
import { expect, test } from 'vitest'
import { networkOf } from './network.ts'

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::FFFF:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['2001:db8:1:2:3:4:192.0.2.7', '2001:db8:1:2::/64'],
  ['unknown', 'unknown'],
])('[SA7] %s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

test('[SA7] all addresses of a /64 count as one, however they are written, and those of two as two', () => {
  const random = seededRandom(64)
  const half = () => Array.from({ length: 4 }, () => random.int(0x1_0000).toString(16))
  for (let n = 0; n < 500; n++) {
    const [network, other, one, two] = [half(), half(), half(), half()]
    const address = (...parts: string[][]) => parts.flat().join(':')
    expect(networkOf(address(network, one))).toBe(networkOf(address(network, two).toUpperCase()))
    expect(networkOf(address(network, one))).not.toBe(networkOf(address(other, one)))
  }
})
