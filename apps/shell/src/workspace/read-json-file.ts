/** What a chosen file holds, or why it cannot be sent. */
export type JsonFile = { kind: 'json'; value: unknown } | { kind: 'tooLarge'; megabytes: number } | { kind: 'notJson' }

/** The server takes sixteen; the rest of the message needs a little. */
const mostMegabytes = 15

/** Reads a file as JSON. */
export async function readJsonFile(file: Blob): Promise<JsonFile> {
  const megabytes = file.size / 1_000_000
  if (megabytes > mostMegabytes) return { kind: 'tooLarge', megabytes: Math.ceil(megabytes) }
  try {
    // Some programs begin the file with a byte order mark, which JSON does not know.
    return { kind: 'json', value: JSON.parse((await file.text()).replace(/^\uFEFF/, '')) }
  } catch {
    return { kind: 'notJson' }
  }
}
