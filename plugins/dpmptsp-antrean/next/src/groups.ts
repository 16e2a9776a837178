import type { Queue } from '../../src/queue.ts'

const groups = {
  police: ['Paspor', 'SIM', 'SKCK'],
  civil: ['KTP-el', 'Kartu Keluarga', 'Akta'],
  tax: ['Samsat', 'PBB-P2', 'BPHTB', 'Perizinan OSS', 'PBG', 'Reklame', 'Pajak Pratama', 'Bea Cukai'],
  social: ['BPJS Kesehatan', 'BPJS Naker', 'Taspen', 'Dinsos'],
  land: ['BPN', 'PDAM', 'PLN'],
  law: ['Kemenag', 'Kejaksaan', 'Pengadilan'],
} as const

/** A group of services; what belongs to none is `other`. */
export type Group = keyof typeof groups | 'other'

/** The group a counter belongs to. */
export function groupOf(counter: string): Group {
  const found = Object.entries(groups).find(([, names]) => (names as readonly string[]).includes(counter))
  return (found?.[0] ?? 'other') as Group
}

/** How long the longest wait in a group is, in minutes. */
export interface GroupWait {
  group: Group
  minutes: number
}

/** The longest wait in each group that has an open counter, the longest first. */
export function waitByGroup(queue: Queue): GroupWait[] {
  const waits = new Map<Group, number>()
  for (const { name, open, longestMinutes } of queue.counters) {
    if (!open) continue
    const group = groupOf(name)
    waits.set(group, Math.max(waits.get(group) ?? 0, longestMinutes ?? 0))
  }
  return [...waits].map(([group, minutes]) => ({ group, minutes })).toSorted((a, b) => b.minutes - a.minutes)
}
