import type { ConsentChange } from '@wadah/contracts/curation'
import type { WidgetDeclaration } from '@wadah/contracts/manifest'
import type { CodeFile, ComparedRelease } from './compared-release.ts'
import { both, wordBytes } from './words.ts'

/** What people see and devices load: widgets that are new, gone or changed, and what the code weighs. */
export function screensDiff(before: ComparedRelease | undefined, after: ComparedRelease): ConsentChange[] {
  const was = before?.manifest.widgets ?? []
  const gone = was.filter(({ name }) => !after.manifest.widgets.some((widget) => widget.name === name))
  return [
    ...after.manifest.widgets.flatMap((widget) => {
      const former = was.find(({ name }) => name === widget.name)
      const path = `widgets/${widget.name}.js`
      const codes = { before: before?.code.get(path), after: after.code.get(path) }
      return former === undefined ? [newWidget(widget, codes.after)] : widgetChanges(former, widget, codes)
    }),
    ...gone.map(({ name, title }): ConsentChange => ({
      kind: 'widget',
      // Boards that show it lose it: whoever consents must know.
      widens: true,
      weight: 2,
      where: name,
      text: both(
        `Widget “${title.id}” hilang; dasbor yang memakainya kehilangan tempatnya.`,
        `The widget “${title.en}” is gone; boards that show it lose it.`,
      ),
    })),
    ...weightChange('adapter.js', both('Jembatan data', 'The adapter'), {
      before: before?.code.get('adapter.js'),
      after: after.code.get('adapter.js'),
    }),
  ]
}

interface Codes {
  before: CodeFile | undefined
  after: CodeFile | undefined
}

function newWidget({ name, title, sizes, feeds }: WidgetDeclaration, code: CodeFile | undefined): ConsentChange {
  const weight = wordBytes(code?.bytes ?? 0)
  return {
    kind: 'widget',
    widens: true,
    weight: 2,
    where: name,
    text: both(
      `Widget baru “${title.id}”, ${sizes.start.w} × ${sizes.start.h} petak, ${weight.id}, menampilkan ${feeds.join(', ')}.`,
      `New widget “${title.en}”, ${sizes.start.w} × ${sizes.start.h} cells, ${weight.en}, shows ${feeds.join(', ')}.`,
    ),
  }
}

function widgetChanges(before: WidgetDeclaration, after: WidgetDeclaration, codes: Codes): ConsentChange[] {
  const { name, title } = after
  const used = [...after.feeds, ...after.queries].filter((use) => !before.feeds.includes(use) && !before.queries.includes(use))
  const common = { kind: 'widget' as const, where: name }
  return [
    ...(used.length === 0
      ? []
      : [
          {
            ...common,
            widens: true,
            weight: 2 as const,
            text: both(
              `Widget “${title.id}” kini juga memakai ${used.join(', ')}.`,
              `The widget “${title.en}” now also uses ${used.join(', ')}.`,
            ),
          },
        ]),
    ...(JSON.stringify(before.sizes) === JSON.stringify(after.sizes)
      ? []
      : [{ ...common, widens: false, weight: 1 as const, text: sizeWords(before, after) }]),
    ...(codes.before?.sha256 === codes.after?.sha256
      ? []
      : [
          {
            ...common,
            widens: false,
            weight: 1 as const,
            text: both(`Tampilan widget “${title.id}” berubah.`, `The widget “${title.en}” draws something else.`),
          },
        ]),
    ...(JSON.stringify(before.settings?.schema) === JSON.stringify(after.settings?.schema)
      ? []
      : [
          {
            ...common,
            widens: false,
            weight: 1 as const,
            text: both(`Pengaturan widget “${title.id}” berubah.`, `The settings of the widget “${title.en}” changed.`),
          },
        ]),
    ...weightChange(`widgets/${name}.js`, both(`Widget “${title.id}”`, `The widget “${title.en}”`), codes),
  ]
}

function sizeWords({ sizes: before }: WidgetDeclaration, { sizes, title }: WidgetDeclaration) {
  const cells = ({ w, h }: { w: number; h: number }) => `${w} × ${h}`
  return both(
    `Ukuran widget “${title.id}”: mulai ${cells(sizes.start)}, semula ${cells(before.start)}; terkecil ${cells(sizes.min)}, semula ${cells(before.min)}.`,
    `Size of the widget “${title.en}”: starts at ${cells(sizes.start)}, formerly ${cells(before.start)}; smallest ${cells(sizes.min)}, formerly ${cells(before.min)}.`,
  )
}

/** Growth that a line without much bandwidth feels: more than a fifth and more than 4 KB. */
const growth = { share: 1.2, bytes: 4_000 }

function weightChange(path: string, subject: { id: string; en: string }, { before, after }: Codes): ConsentChange[] {
  if (before === undefined || after === undefined || Math.abs(after.bytes - before.bytes) < 500) return []
  const [from, to] = [wordBytes(before.bytes), wordBytes(after.bytes)]
  return [
    {
      kind: 'bytes',
      widens: after.bytes > before.bytes * growth.share && after.bytes - before.bytes > growth.bytes,
      weight: 1,
      where: path,
      text: both(`${subject.id} berbobot ${to.id}, semula ${from.id}.`, `${subject.en} weighs ${to.en}, formerly ${from.en}.`),
    },
  ]
}
