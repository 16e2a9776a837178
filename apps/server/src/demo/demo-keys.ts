import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PublishingKey } from '@wadah/contracts/release'
import type { Database } from '@wadah/db/open'
import { savePublishingKey } from '@wadah/db/publishing-keys'
import { generatePublishingKey, parsePublishingKey } from '@wadah/plugin-bundle/publishing-key'

/** The demo's publishing keys, one per OPD, kept where `wadah publish --key` can be pointed at them. */
export class DemoKeys {
  private readonly folder: string
  private readonly database: Database
  private readonly now: () => number

  constructor(folder: string, database: Database, now: () => number) {
    this.folder = folder
    this.database = database
    this.now = now
  }

  /** The key of an OPD, made and registered at first asking. */
  async of(opd: string): Promise<PublishingKey> {
    const path = join(this.folder, `${opd}.json`)
    const isNew = !existsSync(path)
    const key = isNew ? generatePublishingKey(opd) : parsePublishingKey(readFileSync(path, 'utf8'), path)
    if (isNew) {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 })
      writeFileSync(path, `${JSON.stringify(key, undefined, 2)}\n`, { mode: 0o600 })
    }
    // Again each time: the database may be another one than the folder's.
    await savePublishingKey(this.database, {
      keyId: key.keyId,
      opd,
      publicKey: key.publicKey,
      createdAt: new Date(this.now()),
      label: 'kota percontohan',
    })
    return key
  }
}
