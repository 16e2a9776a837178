/** A registered publishing key, as those see it who look after it. The private half is never here: it stays with the OPD. */
export interface RegisteredKey {
  keyId: string
  opd: string
  label: string
  /** SPKI, PEM. */
  publicKey: string
  createdAt: string
  registeredBy?: string | undefined
  revoked?: { at: string; by?: string | undefined; reason?: string | undefined } | undefined
  /** Releases it sealed. */
  releases: number
}

/** A release that a key sealed after it may have been stolen. */
export interface SuspectRelease {
  plugin: string
  version: string
  hash: string
  publishedAt: string
}
