import type { Text } from '@wadah/contracts/texts'

const both = (id: string, en: string): Text => ({ id, en })

/** What a widget may fail to keep, in words for those who mend it. */
export const words = {
  asked: (url: string) => both(`Meminta ${url}.`, `It asked for ${url}.`),
  throws: (what: string) => both(`Melempar kesalahan: ${what}`, `It throws: ${what}`),
  console: (what: string) => both(`Konsol berkata: ${what}`, `The console says: ${what}`),
  browser: (what: string) => both(`Peramban berkata: ${what}`, `The browser says: ${what}`),
  fails: (what: string) => both(`Gagal: ${what}`, `It fails: ${what}`),
  axe: (what: string) => both(what, what),
  wide: (pixels: number) => both(`Lebih lebar ${pixels} piksel daripada petaknya.`, `It is ${pixels} pixels wider than its slot.`),
  high: (pixels: number) => both(`Lebih tinggi ${pixels} piksel daripada petaknya.`, `It is ${pixels} pixels higher than its slot.`),
  blank: both('Tidak menampilkan apa pun.', 'It shows nothing.'),
  start: both('Tidak mulai dalam enam detik.', 'It did not start within six seconds.'),
  paint: both('Tidak tergambar dalam enam detik.', 'It did not paint within six seconds.'),
  away: both('Membawa halamannya ke tempat lain.', 'It took its page elsewhere.'),
  held: both('Menahan halamannya: tidak ada yang selesai lagi.', 'It held its page: nothing came to an end any more.'),
  intervals: (count: number) =>
    both(`Setelah dilepas, ${count} interval masih berjalan.`, `After it was taken off, ${count} of its intervals still ran.`),
  timeouts: (count: number) =>
    both(`Setelah dilepas, ${count} penundaan masih menunggu.`, `After it was taken off, ${count} of its timeouts still waited.`),
  frames: both('Setelah dilepas, ia terus menggambar.', 'After it was taken off, it went on drawing.'),
} as const
