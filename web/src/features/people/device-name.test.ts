import {describe, expect, it} from 'vitest'
import {deviceName} from './device-name.ts'

describe('the name of a device', () => {
  it('is browser and system', () => {
    expect(
      deviceName('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'),
    ).toBe('Firefox on Linux')
    expect(
      deviceName(
        'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
      ),
    ).toBe('Edge on Windows')
  })

  it('claims nothing about what it does not know', () => {
    expect(deviceName('curl/8')).toBe('A program')
    expect(deviceName(null)).toBe('A program')
  })
})
