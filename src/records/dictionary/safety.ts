import { key, open, staff, type TableMarks, usual } from './mark.ts';

/** The alarm for what speaks of danger and nobody has read. */
export const safetyTables = {
  watch: {
    is: 'How long something may wait unread, day and night',
    why: 'support',
    kept: 'programme',
    columns: {
      ...usual('programme_id'),
      unread_minutes: open('Minutes in working hours'),
      unread_minutes_out: open('Minutes outside of them'),
      next_minutes: open('Minutes until the next one is called'),
      opens: open('Working hours begin'),
      closes: open('Working hours end'),
      changed_by: staff('Who changed it'),
      changed_at: open('When'),
    },
  },
  on_call: {
    is: 'Whom an alarm calls',
    why: 'support',
    kept: 'staff',
    columns: {
      ...usual('programme_id id staff_id'),
      place: open('In which order'),
      cover: open('At which times'),
      address: staff('Another address'),
      phone: staff('Phone'),
      added_by: staff('Who added them'),
      added_at: open('When'),
      removed_at: open('When they were removed'),
    },
  },
  alarm: {
    is: 'Alarms; by id, without a word of what they are about',
    why: 'accountability',
    kept: 'record',
    ways: ['subject_id'],
    columns: {
      ...usual('programme_id id'),
      kind: key('What it is about'),
      subject_id: key('Which row it is about'),
      waits_since: key('Since when it waited'),
      raised_at: key('When it was raised'),
      calls: key('How many were called'),
      called_at: key('When somebody was called last'),
      taken_by: staff('Who took it'),
      taken_by_name: staff('Who took it, by name'),
      taken_at: key('When it was taken'),
      ended_at: key('When it ended'),
    },
  },
  alarm_call: {
    is: 'Who was called for an alarm',
    why: 'accountability',
    kept: 'record',
    ways: ['alarm_id in alarm'],
    columns: {
      ...usual('programme_id id staff_id'),
      alarm_id: key('Which alarm'),
      staff_name: staff('Who was called'),
      message_id: key('The message'),
      at: key('When'),
    },
  },
} satisfies Readonly<Record<string, TableMarks>>;
