import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AnyTRPCRouter } from '@trpc/server'
import { manifestSchema, type WidgetDeclaration } from '@wadah/contracts/manifest'
import { widgetTableSchema, type SlotSize } from '@wadah/contracts/port'
import type { Area } from '@wadah/contracts/area'
import { locales, type Locale } from '@wadah/contracts/texts'
import type { WidgetDefinition } from '../widget/widget-types.ts'
import { checkTexts } from './check-texts.ts'
import { drawWidget, type DrawWidgetOptions } from './draw-widget.ts'
import { settingsToTry } from './settings-to-try.ts'
import { widgetView } from './widget-view.ts'

/** What {@link conformance} looks at. */
export interface ConformanceOptions {
  /** Folder of the plugin. */
  pluginDir: string
  /** Name of the widget in the manifest. */
  widget: string
  definition: WidgetDefinition<AnyTRPCRouter>
  /** Data of its feeds by name, as the adapter gives it. */
  data: Record<string, unknown>
  areas?: readonly Area[]
  /** Answers queries of the widget in the detail view. */
  answer?: DrawWidgetOptions['answer']
}

/** Cells of the desk's grid in units, without the frame's title and foot. */
const cell = { width: 94, height: 50, gutterX: 24, gutterY: 14, frame: 44 }

/** Sizes a widget must be able to draw itself in: its smallest, a large one, and the wall's. */
function sizesOf({ sizes }: WidgetDeclaration): SlotSize[] {
  const slot = (width: number, height: number, density: SlotSize['density'], unit: number): SlotSize => {
    const kind = width < 200 || height < 110 ? 'small' : width < 420 || height < 200 ? 'medium' : 'large'
    return { width: width * unit, height: height * unit, class: kind, density, unit }
  }
  const across = (cells: number) => cells * cell.width + (cells - 1) * cell.gutterX
  const down = (cells: number) => cells * cell.height + (cells - 1) * cell.gutterY - cell.frame
  return [
    slot(across(sizes.min.w), down(sizes.min.h), 'desk', 1),
    slot(across(sizes.start.w), down(sizes.start.h), 'desk', 1),
    slot(358, 240, 'hand', 1),
    slot(across(8), down(8), 'wall', 2.667),
  ]
}

/**
 * Checks that a widget keeps what every host relies on; gives what it does not keep, in words, and nothing when all is well.
 *
 * @remarks Needs a document (`// @vitest-environment jsdom`). It draws the widget in its smallest, its first, the phone's and the wall's
 * size, in both languages, with data and without, fresh and clogged, filtered, with every choice of its settings and in the detail view;
 * asks for table and sentence; looks for texts that a language lacks and for timers left behind.
 * @example
 * ```ts
 * expect(await conformance({ pluginDir, widget: 'harga', definition: harga, data: { harga: prices } })).toEqual([])
 * ```
 * @public
 */
export async function conformance(options: ConformanceOptions): Promise<string[]> {
  const { pluginDir, widget } = options
  const manifest = manifestSchema.safeParse(JSON.parse(readFileSync(join(pluginDir, 'plugin.json'), 'utf8')))
  if (!manifest.success) return manifest.error.issues.map((issue) => `plugin.json ${issue.path.join('.')}: ${issue.message}`)
  const declared = manifest.data.widgets.find(({ name }) => name === widget)
  if (declared === undefined) return [`plugin.json names no widget “${widget}”.`]
  const timers = watchTimers()
  const drawn = await drawEverywhere(options, declared)
  const left = timers.stop()
  return [
    ...checkTexts(pluginDir),
    ...locales.flatMap((locale) => checkWords(options, locale)),
    ...drawn,
    ...(left > 0 ? [`After it was taken off, ${left} of its intervals still ran.`] : []),
  ]
}

async function drawEverywhere({ pluginDir, definition, data, areas, answer }: ConformanceOptions, declared: WidgetDeclaration) {
  const empty = Object.fromEntries(declared.feeds.map((feed) => [feed, undefined]))
  const usual = declared.settings?.defaults ?? {}
  const filters = { area: '32.78.05', period: '2023' }
  const tries: [string, Partial<DrawWidgetOptions>][] = [
    ...sizesOf(declared).flatMap((size) =>
      locales.flatMap((locale): [string, Partial<DrawWidgetOptions>][] => [
        [`${size.width} × ${size.height} in ${locale}`, { init: { size, locale } }],
        [`${size.width} × ${size.height} in ${locale} without data`, { init: { size, locale }, data: empty, shown: 'empty' }],
      ]),
    ),
    ...(['stale', 'cut', 'held', 'archive'] as const).map((shown): [string, Partial<DrawWidgetOptions>] => [`when ${shown}`, { shown }]),
    ...(['detail', 'preview'] as const).map((mode): [string, Partial<DrawWidgetOptions>] => [`in mode ${mode}`, { init: { mode } }]),
    ...declared.filters.map((name): [string, Partial<DrawWidgetOptions>] => [
      `filtered by ${name}`,
      { init: { filter: { [name]: filters[name] } } },
    ]),
    ...settingsToTry(declared).map((settings): [string, Partial<DrawWidgetOptions>] => [
      `with ${JSON.stringify(settings)}`,
      { init: { settings } },
    ]),
  ]
  const problems: string[] = []
  for (const [when, change] of tries) {
    const init = { settings: usual, ...(areas ? { areas: [...areas] } : {}), ...change.init }
    try {
      const widget = await drawWidget({ pluginDir, definition, data, ...(answer ? { answer } : {}), ...change, init })
      if (change.data === undefined && widget.text() === '') problems.push(`It draws nothing ${when}.`)
      widget.dispose()
    } catch (thrown) {
      problems.push(`It fails ${when}: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
    }
  }
  return problems
}

/** Table and sentence, with data and without. */
function checkWords({ pluginDir, definition, data, areas = [] }: ConformanceOptions, locale: Locale): string[] {
  return [data, {}].flatMap((given) => {
    const state = `in ${locale}, ${given === data ? 'with' : 'without'} data`
    try {
      const view = widgetView({ pluginDir, data: given, locale, areas })
      const table = widgetTableSchema.safeParse(definition.table(view))
      const summary = definition.summary(view)
      const keys = new Set(table.data?.columns.map(({ key }) => key))
      const foreign = table.data?.rows.some((row) => Object.keys(row).some((key) => !keys.has(key)))
      return [
        ...(table.success ? [] : [`Its table is none ${state}: ${table.error.message}`]),
        ...(foreign ? [`Its table has cells without a column ${state}.`] : []),
        ...(summary.trim() === '' || summary.length > 600
          ? [`Its sentence has ${summary.length} letters ${state}; 1 to 600 are wanted.`]
          : []),
        ...(/undefined|NaN|\[object/.test(summary) ? [`Its sentence is broken ${state}: ${summary}`] : []),
      ]
    } catch (thrown) {
      return [`Table or sentence fails ${state}: ${thrown instanceof Error ? thrown.message : String(thrown)}`]
    }
  })
}

/** Counts intervals that were started and not stopped. */
function watchTimers(): { stop(): number } {
  const { setInterval: start, clearInterval: end } = globalThis
  const running = new Set<unknown>()
  globalThis.setInterval = ((...parts: Parameters<typeof start>) => {
    const timer = start(...parts)
    running.add(timer)
    return timer
  }) as typeof start
  globalThis.clearInterval = ((timer: Parameters<typeof end>[0]) => {
    running.delete(timer)
    end(timer)
  }) as typeof end
  return {
    stop() {
      Object.assign(globalThis, { setInterval: start, clearInterval: end })
      return running.size
    },
  }
}
