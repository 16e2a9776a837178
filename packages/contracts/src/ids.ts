import * as z from 'zod'

/** Id of an OPD: short, lower case, e.g. `dinkes`, `kec-tawang`, `ext-tirta`. */
export const opdIdSchema = z.string().regex(/^[a-z][a-z0-9-]{1,31}$/)
/** Id of a plugin: `<opd>.<topic>`. */
export const pluginIdSchema = z.string().regex(/^[a-z][a-z0-9-]{1,31}\.[a-z][a-z0-9-]{1,31}$/)
/** Name of a widget inside its plugin. */
export const widgetNameSchema = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/)
/** Id of a widget anywhere: `<plugin id>/<widget name>`. */
export const widgetIdSchema = z.string().regex(/^[a-z][a-z0-9-]{1,31}\.[a-z][a-z0-9-]{1,31}\/[a-z][a-z0-9-]{0,31}$/)
/** Name of a procedure of an adapter. */
export const procedureNameSchema = z.string().regex(/^[a-z][a-zA-Z0-9]{0,47}$/)
/** Id of a feed anywhere: `<plugin id>/<procedure>`; of one that a pilot runs under a contract of its own: that and `~<contract>`. */
export const feedIdSchema = z.string().regex(/^[a-z][a-z0-9-]{1,31}\.[a-z][a-z0-9-]{1,31}\/[a-z][a-zA-Z0-9]{0,47}(~[0-9a-f]{8})?$/)
/** Name of a connection inside its OPD. */
export const connectionNameSchema = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/)
/** An exact semver version without build metadata. */
export const versionSchema = z.string().regex(/^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})(-[0-9A-Za-z.-]{1,32})?$/)
/** Lower-case hex of a SHA-256: the content address of a file. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)
/** An instant in UTC, ISO 8601 with a `Z`. */
export const instantSchema = z.iso.datetime()

/** The OPD whose name a plugin id bears: who first published it, and in whose name its connections are kept. Its owner may be another now. */
export function originOf(pluginId: string): string {
  return pluginId.slice(0, pluginId.indexOf('.'))
}

/** Joins a plugin id and a procedure name into a feed id. */
export function feedId(pluginId: string, procedure: string): string {
  return `${pluginId}/${procedure}`
}

/** The id of a feed that a release runs beside the general one, because their contracts differ. */
export function feedVariantId(pluginId: string, procedure: string, contractHash: string): string {
  return `${feedId(pluginId, procedure)}~${contractHash.slice(0, 8)}`
}

/** Splits a feed or widget id into the plugin id and the name inside it; which contract a feed runs under is no part of its name. */
export function splitId(id: string): { pluginId: string; name: string } {
  const slash = id.indexOf('/')
  const [name = ''] = id.slice(slash + 1).split('~')
  return { pluginId: id.slice(0, slash), name }
}
