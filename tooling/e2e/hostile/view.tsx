import { useEffect, useState } from 'react'
import { createWidgetData } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../story-plugin/src/adapter.ts'
import { allAttacks } from './all.ts'
import type { Attack } from './attack.ts'
import { programs, start } from './programs.ts'
import { caughtDoor, lieInWait } from './stolen.ts'

const { useFeed } = createWidgetData<Adapter>()
const sink = '{{sink}}'

lieInWait()

const address = (name: string) => `${sink}/${name.replaceAll(/[^a-z]+/gi, '-')}`

async function attempt({ name, run }: Attack): Promise<string> {
  try {
    const late = new Promise((_resolve, reject) => setTimeout(() => reject(new Error('nothing came')), 1_000))
    await Promise.race([run({ sink: address(name), door: caughtDoor() }), late])
    return 'let through'
  } catch (error) {
    return `refused: ${String(error).slice(0, 120)}`
  }
}

export function AntreView() {
  const count = useFeed('antre').data?.count
  const [report, setReport] = useState<Record<string, string>>()
  useEffect(() => {
    const program = programs[(count ?? 0) - start.programs]
    if (program !== undefined) program.run({ sink: address(program.name), door: caughtDoor() })
    if (count !== start.table) return
    void Promise.all(allAttacks.map(async (attack) => [attack.name, await attempt(attack)] as const)).then((all) =>
      setReport(Object.fromEntries(all)),
    )
  }, [count])
  return <pre id="report">{report === undefined ? `waiting ${count}` : JSON.stringify(report)}</pre>
}
