import type { ConsentChange } from '@wadah/contracts/curation'
import type { Manifest } from '@wadah/contracts/manifest'
import { both } from './words.ts'

/** What else the manifest says differently: settings of the OPD, the office that answers, the SDK range. */
export function manifestDiff(before: Manifest | undefined, after: Manifest): ConsentChange[] {
  if (before === undefined) return []
  return [...configChanges(before, after), ...ownerChanges(before, after), ...sdkChanges(before, after)]
}

function configChanges({ config: before }: Manifest, { config: after }: Manifest): ConsentChange[] {
  const fields = (form: Manifest['config']) => Object.keys(form?.schema.properties ?? {})
  const labelOf = (form: Manifest['config'], key: string) => form?.fields[key]?.label ?? both(key, key)
  const added = fields(after).filter((key) => !fields(before).includes(key))
  const gone = fields(before).filter((key) => !fields(after).includes(key))
  const changed = fields(after).filter(
    (key) =>
      fields(before).includes(key) && JSON.stringify(before?.schema.properties[key]) !== JSON.stringify(after?.schema.properties[key]),
  )
  const change = (key: string, words: { id: string; en: string }): ConsentChange => ({
    kind: 'config',
    widens: false,
    weight: 1,
    where: key,
    text: words,
  })
  return [
    ...added.map((key) =>
      change(key, both(`Setelan OPD baru: “${labelOf(after, key).id}”.`, `New setting of the OPD: “${labelOf(after, key).en}”.`)),
    ),
    ...gone.map((key) =>
      change(key, both(`Setelan OPD hilang: “${labelOf(before, key).id}”.`, `A setting of the OPD is gone: “${labelOf(before, key).en}”.`)),
    ),
    ...changed.map((key) =>
      change(key, both(`Setelan OPD berubah: “${labelOf(after, key).id}”.`, `A setting of the OPD changed: “${labelOf(after, key).en}”.`)),
    ),
  ]
}

function ownerChanges({ owner: before }: Manifest, { owner: after }: Manifest): ConsentChange[] {
  if (before.office === after.office) return []
  return [
    {
      kind: 'owner',
      widens: true,
      weight: 2,
      where: 'owner.office',
      text: both(
        `Yang bertanggung jawab kini ${after.office}, semula ${before.office}.`,
        `The office that answers is now ${after.office}, formerly ${before.office}.`,
      ),
    },
  ]
}

function sdkChanges({ sdk: before }: Manifest, { sdk: after }: Manifest): ConsentChange[] {
  if (before === after) return []
  return [
    {
      kind: 'sdk',
      widens: false,
      weight: 1,
      where: 'sdk',
      text: both(`Rentang SDK ${after}, semula ${before}.`, `SDK range ${after}, formerly ${before}.`),
    },
  ]
}
