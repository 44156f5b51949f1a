import { expect, test } from 'vitest'
import { deviceName } from './device-name.ts'

test('a device is called as its owner calls it', () => {
  const mozilla = 'Mozilla/5.0'
  const kit = 'AppleWebKit/537.36 (KHTML, like Gecko)'
  expect(deviceName(`${mozilla} (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0`)).toBe(
    'Firefox, Windows',
  )
  expect(deviceName(`${mozilla} (X11; Linux x86_64) ${kit} Chrome/156.0.0.0 Safari/537.36`)).toBe('Chrome, Linux')
  expect(deviceName(`${mozilla} (Windows NT 10.0) ${kit} Chrome/156.0 Safari/537.36 Edg/156.0`)).toBe('Edge, Windows')
  expect(deviceName(`${mozilla} (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1`)).toBe(
    'Safari, iPhone',
  )
  expect(deviceName('curl/8')).toBe('')
  expect(deviceName(undefined)).toBe('')
})
