/** One value of a record in a fixture, under its heading. */
export interface FieldOfRecord {
  heading: string
  value: string
  /** The other headings of the record. */
  beside: readonly string[]
  /** Where the file says so; JSON forgets its lines when it is read. */
  line?: number | undefined
}

/** The records of a fixture: objects of JSON, rows of a table. A file that is neither has none. */
export function readRecords(path: string, text: string): FieldOfRecord[] {
  if (/\.(json|geojson)$/.test(path)) {
    try {
      return recordsOfJson(JSON.parse(text))
    } catch {
      return []
    }
  }
  return path.endsWith('.csv') ? recordsOfTable(text) : []
}

function recordsOfJson(value: unknown): FieldOfRecord[] {
  if (Array.isArray(value)) return value.flatMap(recordsOfJson)
  if (typeof value !== 'object' || value === null) return []
  const entries = Object.entries(value)
  const headings = entries.map(([key]) => key)
  return entries.flatMap(([heading, inner]) =>
    typeof inner === 'string' ? [{ heading, value: inner, beside: headings.filter((key) => key !== heading) }] : recordsOfJson(inner),
  )
}

function recordsOfTable(text: string): FieldOfRecord[] {
  const [first = '', ...rest] = text.split(/\r?\n/)
  const delimiter = [';', ',', '\t'].toSorted((a, b) => first.split(b).length - first.split(a).length)[0] ?? ','
  const headings = cellsOf(first, delimiter)
  return rest.flatMap((line, index) =>
    cellsOf(line, delimiter).flatMap((value, column) => {
      const heading = headings[column]
      return heading === undefined || value === ''
        ? []
        : [{ heading, value, beside: headings.filter((other) => other !== heading), line: index + 2 }]
    }),
  )
}

function cellsOf(line: string, delimiter: string): string[] {
  return line.split(delimiter).map((cell) =>
    cell
      .replace(/^\uFEFF/, '')
      .trim()
      .replace(/^"(.*)"$/, '$1'),
  )
}
