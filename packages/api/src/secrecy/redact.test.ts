import { expect, test } from 'vitest'
import { redact } from './redact.ts'

test('numbers and quoted words are taken out, places in the code stay', () => {
  const report = 'Cannot read "Siti Aminah" of 3278014512900001 (1.234,5)\n    at draw (widget.js:12:40)'

  expect(redact(report)).toBe('Cannot read "…" of # (#)\n    at draw (widget.js:12:40)')
})
