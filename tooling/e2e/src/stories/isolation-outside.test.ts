import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hasChromium } from '@wadah/services/chromium'
import { neighbour, startHostileBoard, type HostileBoard, type OpenedBoard } from '../harness/hostile-board.ts'
import { until } from '../harness/until.ts'

describe('a stranger outside', { skip: !hasChromium(), timeout: 60_000 }, () => {
  let board: HostileBoard
  let opened: OpenedBoard
  const forged = [
    { wadah: 'warm', modules: [], load: [], mount: 'x', css: 'body { display: none }' },
    { wadah: 'start', modules: [], entry: 'x' },
    { type: 'init', protocol: 1 },
    { type: 'dispose' },
    { type: 'error', message: 'forged', fatal: true },
  ]

  beforeAll(async () => {
    board = await startHostileBoard()
    await board.publish('1.0.0')
  }, 120_000)
  afterAll(() => board?.stop())
  beforeEach(async () => {
    opened = await board.open()
    await opened.painted(neighbour)
  })
  afterEach(() => opened?.context.close())

  test('cannot put the page into a frame of its own', async () => {
    const page = await opened.context.newPage()
    await page.goto(board.sinkUrl)
    await page.evaluate((url) => document.body.append(Object.assign(document.createElement('iframe'), { src: url })), board.server.url)

    await until('the frame to be refused', () => page.frames().some((frame) => frame.url().startsWith('chrome-error')))
    await page.close()
  })

  test('that opens the page in a window keeps no hold of it, and is not heard', async () => {
    const page = await opened.context.newPage()
    await page.goto(board.sinkUrl)
    const [popup] = await Promise.all([
      page.waitForEvent('popup'),
      page.evaluate((url) => void Object.assign(window, { held: window.open(url) }), `${board.server.url}/dasbor/wali-kota`),
    ])
    await popup.waitForURL(`${board.server.url}/**`)
    await popup.waitForLoadState()

    const held = await page.evaluate((messages) => {
      const { held: other } = window as unknown as { held: Window }
      for (const message of messages) other.postMessage(message, '*', [new MessageChannel().port1])
      return [other.closed, other.length]
    }, forged)

    expect(held).toEqual([true, 0])
    expect(await popup.evaluate(() => window.opener)).toBeNull()
  })

  test('is not heard by the page, nor by a widget that runs, whoever seems to speak', async () => {
    const { page } = opened
    const frames = page.frames().filter((frame) => frame !== page.mainFrame())
    const before = await Promise.all(frames.map((frame) => frame.evaluate(() => document.body.innerText).catch(() => '')))
    await page.evaluate((messages) => {
      const frames = document.querySelectorAll<HTMLIFrameElement>('section[data-widget] iframe')
      for (const target of [window, ...Array.from(frames, (frame) => frame.contentWindow)])
        for (const message of messages) target?.postMessage(message, '*', [new MessageChannel().port1, new MessageChannel().port1])
    }, forged)
    await page.waitForTimeout(500)

    expect(await opened.condition(neighbour)).toBe('live')
    expect(await page.locator('section[data-widget] [data-condition="crashed"]').count()).toBe(0)
    const after = await Promise.all(
      frames.map((frame) =>
        frame.evaluate(() => [document.body.innerText, getComputedStyle(document.body).display] as const).catch(() => undefined),
      ),
    )
    for (const [index, one] of after.entries()) if (one && before[index]) expect(one[1]).toBe('block')
    expect(opened.reports).toEqual([])
  })
})
