import type { ConsentChange } from '@wadah/contracts/curation'
import type { Permissions } from '@wadah/contracts/manifest'
import { both, capabilityWords, connectionWords } from './words.ts'

const none: Permissions = { connections: [], capabilities: [] }

/** What a release may reach: connections, hosts and capabilities that are new or gone. */
export function permissionsDiff(before: Permissions = none, after: Permissions): ConsentChange[] {
  return [
    ...after.connections.flatMap((connection) =>
      connectionChanges(
        before.connections.find(({ name }) => name === connection.name),
        connection,
      ),
    ),
    ...before.connections
      .filter(({ name }) => !after.connections.some((connection) => connection.name === name))
      .map(({ name }): ConsentChange => ({
        kind: 'connection',
        widens: false,
        weight: 3,
        where: name,
        text: both(`Tidak lagi memakai koneksi “${name}”.`, `No longer uses the connection “${name}”.`),
      })),
    ...capabilityChanges(before, after),
  ]
}

function connectionChanges(
  before: Permissions['connections'][number] | undefined,
  after: Permissions['connections'][number],
): ConsentChange[] {
  const common = { where: after.name, weight: 3 as const }
  if (before === undefined) {
    const hosts = after.hosts.join(', ')
    const kind = connectionWords[after.kind]
    return [
      {
        ...common,
        kind: 'connection',
        widens: true,
        text: both(`Koneksi baru “${after.name}”: ${kind.id} ke ${hosts}.`, `New connection “${after.name}”: ${kind.en} to ${hosts}.`),
        reason: after.reason,
      },
    ]
  }
  const added = after.hosts.filter((host) => !before.hosts.includes(host))
  const gone = before.hosts.filter((host) => !after.hosts.includes(host))
  return [
    ...added.map((host): ConsentChange => ({
      ...common,
      kind: 'host',
      widens: true,
      text: both(`Boleh menghubungi alamat baru ${host} lewat “${after.name}”.`, `May reach the new host ${host} through “${after.name}”.`),
      reason: after.reason,
    })),
    ...gone.map((host): ConsentChange => ({
      ...common,
      kind: 'host',
      widens: false,
      text: both(`Tidak lagi boleh menghubungi ${host} lewat “${after.name}”.`, `May no longer reach ${host} through “${after.name}”.`),
    })),
    ...(before.kind === after.kind
      ? []
      : [
          {
            ...common,
            kind: 'connection' as const,
            widens: true,
            text: both(`Koneksi “${after.name}” berganti jenis.`, `The connection “${after.name}” is of another kind.`),
          },
        ]),
  ]
}

function capabilityChanges(before: Permissions, after: Permissions): ConsentChange[] {
  const names = (permissions: Permissions) => permissions.capabilities.map(({ name }) => name)
  return [
    ...after.capabilities
      .filter(({ name }) => !names(before).includes(name))
      .map(({ name, reason }): ConsentChange => ({
        kind: 'capability',
        widens: true,
        weight: 3,
        where: name,
        text: both(`Hak baru: ${capabilityWords[name].id}.`, `New right: to ${capabilityWords[name].en}.`),
        reason,
      })),
    ...before.capabilities
      .filter(({ name }) => !names(after).includes(name))
      .map(({ name }): ConsentChange => ({
        kind: 'capability',
        widens: false,
        weight: 3,
        where: name,
        text: both(`Melepas hak: ${capabilityWords[name].id}.`, `Gives up the right to ${capabilityWords[name].en}.`),
      })),
  ]
}
