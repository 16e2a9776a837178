import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hasChromium } from '@wadah/services/chromium'
import { allAttacks } from '../../hostile/all.ts'
import type { Attack } from '../../hostile/attack.ts'
import { programs, start } from '../../hostile/programs.ts'
import { launchBrowser, slot } from '../harness/browser.ts'
import { forgiveLostFrames } from '../harness/forgive-lost-frames.ts'
import { hostileFiles, neighbour, startHostileBoard, widget, type HostileBoard, type OpenedBoard } from '../harness/hostile-board.ts'
import { until } from '../harness/until.ts'

const guide = readFileSync(join(import.meta.dirname, '..', '..', '..', 'guide', 'isolation.md'), 'utf8').replaceAll(/ +/g, ' ')

describe('a widget nobody may trust', { skip: !hasChromium(), timeout: 90_000 }, () => {
  let board: HostileBoard

  beforeAll(async () => {
    // Little memory for scripts, so that a widget that eats it is soon full.
    board = await startHostileBoard(() => launchBrowser(['--js-flags=--max-old-space-size=300']))
    await board.publish('1.0.0', await hostileFiles(board.sinkUrl))
  }, 120_000)

  afterAll(() => board?.stop())

  describe('that tries every way out of its frame', () => {
    let opened: OpenedBoard
    let report: Record<string, string>
    let told: string
    let pages = 0
    const extras: string[] = []

    beforeAll(async () => {
      board.source.setValue(17)
      opened = await board.open()
      const { page, context } = opened
      for (const event of ['download', 'dialog', 'popup'] as const) page.on(event as 'popup', () => extras.push(event))
      await opened.painted(widget)
      board.source.setValue(start.table)
      // Not asked before it is over: asking a frame counts as touching it.
      await until('the reports to be sent', () => opened.reports.join().includes('a message of more than'))
      await until('the late ones, too', () => opened.reports.join().includes('img-src'))
      // What only seems to work has time to come to something.
      await page.waitForTimeout(1_000)
      report = JSON.parse(await (await opened.frame()).locator('#report').innerText()) as Record<string, string>
      told = opened.reports.join('\n').replaceAll('\\"', '"')
      pages = context.pages().length
    })

    afterAll(() => opened?.context.close())

    test.each(allAttacks.map((attack) => [attack.name, attack] as [string, Attack]))('%s', (name, attack) => {
      if (attack.fails === 'refused') expect(report[name]).toMatch(/^refused/)
      expect(board.heard.filter((path) => path === `/${name.replaceAll(/[^a-z]+/gi, '-')}`)).toEqual([])
      if (attack.told !== undefined) expect(told).toContain(attack.told)
      expect(guide).toContain(`| ${name} |`)
    })

    test('reaches no foreign host, opens nothing, and leaves the board as it was', async () => {
      const { page } = opened
      expect(board.heard).toEqual([])
      expect([pages, extras]).toEqual([1, []])
      expect(page.url()).toContain(board.server.url)
      expect(page.url()).not.toContain('99.99')
      expect(await page.getByRole('dialog').count()).toBe(0)
      expect(await page.evaluate(() => [document.cookie, 'wadah' in window, 'polluted' in {}])).toEqual(['', false, false])
      expect(told).not.toContain('stolen')
      expect(await opened.condition()).toBe('live')
    })

    test('leaves its neighbours at work, and touches no frame that waits', async () => {
      const { page } = opened
      await opened.painted(neighbour)
      const waiting = await page.locator('#wadah-ready-frames iframe').elementHandles()
      const frames = await Promise.all(waiting.map((element) => element.contentFrame()))
      const children = await Promise.all(frames.map((frame) => frame?.evaluate(() => document.getElementById('widget')?.childElementCount)))
      expect(children.every((count) => count === 0)).toBe(true)
      // By the keyboard: just after scrolling a click may land in the frame that was there before.
      await slot(page, neighbour).first().getByRole('button').first().press('Enter')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('Escape')
    })

    test('is told to its OPD by name, and nobody else is told of', () => {
      const lines = board.server.process.output().match(/Widget [a-z.-]+\/[a-z-]+ [\d.]+ of [a-z]+: \w+/g) ?? []

      expect(lines).toContain('Widget bapenda.loket/antre 1.0.0 of bapenda: Refused')
      expect(lines.filter((line) => !line.includes(' bapenda.loket/antre '))).toEqual([])
    })
  })

  describe('that goes all the way', () => {
    let opened: OpenedBoard
    let stopForgiving: (() => void) | undefined
    beforeAll(() => {
      stopForgiving = forgiveLostFrames()
    })
    afterAll(() => stopForgiving?.())
    beforeEach(async () => {
      board.heard.length = 0
      board.source.setValue(17)
      opened = await board.open()
      await opened.painted(widget)
      await opened.painted(neighbour)
    })
    afterEach(() => opened?.context.close())

    const begin = (name: string): void => {
      expect(guide).toContain(`| ${name} |`)
      board.source.setValue(start.programs + programs.findIndex((program) => program.name === name))
    }
    const stops = async (words: RegExp): Promise<void> => {
      await until('the widget to be stopped', async () => (await opened.condition()) === 'crashed', 40_000)
      await until('the OPD to be told', () => words.test(opened.reports.join()))
      expect(await slot(opened.page, widget).first().locator('iframe').count()).toBe(0)
      expect(await slot(opened.page, widget).first().innerText()).toContain('berhenti')
      await opened.painted(neighbour)
      expect(board.heard).toEqual([])
    }

    test('flooding the port is stopped', async () => {
      begin('flooding the port')
      await stops(/more messages than a widget may/)
    })

    test.each(['taking its frame to a foreign host', 'taking its frame to our own server'])(
      '%s is stopped, and nothing is asked',
      async (name) => {
        const asked: string[] = []
        opened.page.on('request', (request) => request.isNavigationRequest() && asked.push(request.url()))
        begin(name)
        await stops(/take its frame elsewhere/)
        expect(asked.filter((url) => url.includes('navigated'))).toEqual([])
        expect(opened.page.url()).not.toContain('navigated')
      },
    )

    test('reading the keyboard gets nothing that is typed in the page', async () => {
      const { page } = opened
      await page.evaluate(() => document.body.prepend(Object.assign(document.createElement('input'), { id: 'field' })))
      begin('reading the keyboard')
      await page.locator('#field').click()
      await until('the keyboard to be taken', async () => {
        await page.keyboard.type('a', { delay: 20 })
        return (await opened.condition()) === 'crashed'
      })
      await page.locator('#field').fill('')
      await page.keyboard.type('rahasia')
      expect(await page.locator('#field').inputValue()).toBe('rahasia')
      await stops(/took the keyboard/)
    })

    test.each(['eating the processor', 'eating the memory'])('%s stops it alone; the page never stands still', async (name) => {
      const page = await opened.context.newCDPSession(opened.page)
      // Asked by the bare protocol: Playwright gives a page up when one of its frames' processes ends.
      const ask = async (expression: string): Promise<unknown> =>
        (await page.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })).result.value
      const of = (name: string) => `document.querySelector('section[data-widget="${name}"]')`
      await ask(`${of(neighbour)}.querySelector('iframe').first = true`)
      const told = board.server.process.output().split('no longer answered').length
      begin(name)
      const waits: number[] = []
      await until(
        'the widget to be stopped',
        async () => {
          const asked = performance.now()
          await ask('new Promise((resolve) => requestAnimationFrame(resolve)).then(() => 1)')
          waits.push(performance.now() - asked)
          return (await ask(`${of(widget)}.dataset.condition`)) === 'crashed'
        },
        60_000,
      )
      await until('the OPD to be told', () => board.server.process.output().split('no longer answered').length > told)
      await until('the neighbour to be mounted anew', () =>
        ask(`${of(neighbour)}.dataset.painted === 'true' && ${of(neighbour)}.querySelector('iframe')?.first !== true`),
      )
      expect(await ask(`[${of(widget)}.querySelectorAll('iframe').length, ${of(widget)}.innerText.includes('berhenti')].join()`)).toBe(
        '0,true',
      )
      expect(Math.max(...waits)).toBeLessThan(2_000)
    })
  })
})
