import type { Locale } from '@wadah/contracts/texts'
import { wordSince, type ExplanationWords, type WordsIn } from '../words/index.ts'
import type { FrameCondition } from './frame-condition.ts'

type Standing = Exclude<FrameCondition, { kind: 'live' | 'loading' }>

/** The sentence in place of a widget that cannot be shown, with the next step. */
export function wordCondition(condition: Standing, { locale, opd }: { locale: Locale; opd: string }): ExplanationWords {
  const id = locale === 'id'
  switch (condition.kind) {
    case 'forbidden': {
      const whom = condition.audience ?? (id ? 'pihak yang ditunjuk' : 'those named')
      return {
        lead: id ? `Widget ini hanya untuk ${whom}.` : `This widget is for ${whom} only.`,
        text: id ? 'Minta akses lewat kurator.' : 'Ask a curator for access.',
      }
    }
    case 'sealed':
      return {
        lead: id ? 'Data dikecualikan.' : 'Restricted data.',
        text: id ? 'Dibuka setelah keperluan dinyatakan; pembacaan dicatat.' : 'It opens once you say what for; the reading is recorded.',
      }
    case 'crashed': {
      const told = condition.reportedTo ?? opd
      return {
        lead: id ? 'Widget ini berhenti bekerja.' : 'This widget stopped working.',
        text: id ? `Yang lain tetap jalan; ${told} sudah menerima catatannya.` : `The others go on; ${told} has the record.`,
      }
    }
    case 'withdrawn': {
      if (condition.cause !== undefined && condition.cause !== 'withdrawn') return wordStandstill(condition, id)
      const replacement =
        condition.replacement === undefined ? '' : id ? ` Pengganti: ${condition.replacement}.` : ` Instead: ${condition.replacement}.`
      const reason = condition.reason.replace(/\.$/, '')
      return {
        lead: id ? 'Ditarik oleh kurator.' : 'Withdrawn by a curator.',
        text: `${id ? 'Alasan' : 'Reason'}: ${reason}.${replacement}`,
      }
    }
    case 'misfit': {
      const fields = condition.fields.join(', ')
      return {
        lead: id ? 'Pengaturan di tempat ini tidak cocok.' : 'The settings of this place do not fit.',
        text: id ? `Betulkan lewat “Atur dasbor”: ${fields}.` : `Mend them under “Arrange board”: ${fields}.`,
      }
    }
    case 'unavailable':
      return {
        lead: id ? 'Widget ini belum ada di perangkat.' : 'This widget is not on the device yet.',
        text: condition.reason ?? (id ? 'Tampil begitu tersambung kembali.' : 'It appears as soon as the connection returns.'),
      }
  }
}

type Standstill = Extract<FrameCondition, { kind: 'withdrawn' }>

function wordStandstill({ cause, reason, sdk }: Standstill, id: boolean): ExplanationWords {
  if (cause === 'safe-mode')
    return id
      ? { lead: 'Plugin sedang dimatikan.', text: 'Server berjalan dalam mode aman; tempat widget ini disimpan.' }
      : { lead: 'Plugins are off.', text: 'The server runs in safe mode; this widget keeps its place.' }
  if (cause === 'sdk')
    return id
      ? {
          lead: 'Rilis ini tidak dapat dijalankan server ini.',
          text: `Rilis meminta SDK ${sdk?.wanted ?? '?'}, server membawa ${sdk?.host ?? '?'}. Menunggu rilis baru dari OPD.`,
        }
      : {
          lead: 'This server cannot run this release.',
          text: `The release wants SDK ${sdk?.wanted ?? '?'}, the server brings ${sdk?.host ?? '?'}. A new release of the OPD is awaited.`,
        }
  return {
    lead: id ? 'Dihentikan oleh kurator.' : 'Stopped by a curator.',
    text: `${id ? 'Alasan' : 'Reason'}: ${reason.replace(/\.$/, '')}.`,
  }
}

function standstillWord(cause: Standstill['cause'], id: boolean): string {
  if (cause === 'stopped') return id ? 'dihentikan' : 'stopped'
  if (cause === 'sdk') return id ? 'tidak cocok' : 'not compatible'
  if (cause === 'safe-mode') return id ? 'dimatikan' : 'off'
  return id ? 'ditarik' : 'withdrawn'
}

/** The foot of such a widget: a note at the left, a word at the right. */
export function conditionMark(
  condition: Standing,
  about: WordsIn & { now: number; release: string | undefined },
): { note: string; word: string } {
  const { locale, now, release } = about
  const id = locale === 'id'
  switch (condition.kind) {
    case 'forbidden': {
      const classification = condition.classification
      return {
        note: classification === undefined ? '' : id ? `klasifikasi: ${classification}` : `classification: ${classification}`,
        word: id ? 'tidak berhak' : 'no access',
      }
    }
    case 'sealed':
      return { note: id ? 'klasifikasi: dikecualikan' : 'classification: restricted', word: id ? 'terkunci' : 'locked' }
    case 'crashed':
      return {
        note: release === undefined ? '' : id ? `rilis ${release}` : `release ${release}`,
        word: id ? 'widget berhenti' : 'widget stopped',
      }
    case 'withdrawn': {
      const at = condition.at === undefined ? '' : wordSince(condition.at, now, about)
      const word = standstillWord(condition.cause, id)
      return { note: at === '' ? '' : `${word} ${at}`, word }
    }
    case 'misfit':
      return { note: '', word: id ? 'tidak cocok' : 'does not fit' }
    case 'unavailable':
      return { note: '', word: id ? 'tidak tersedia' : 'unavailable' }
  }
}

/** The line of a widget some parts of whose data are closed to this viewer until a purpose is stated. */
export function wordPartlyClosed(locale: Locale): ExplanationWords {
  return locale === 'id' ? { lead: 'Sebagian tertutup.', text: '' } : { lead: 'Partly closed.', text: '' }
}
