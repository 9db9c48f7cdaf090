/** How a server is run: `safe` keeps every committed change through a power cut, `throwaway` is for tests. */
export type Durability = 'safe' | 'throwaway';

const ALWAYS: Readonly<Record<string, string>> = {
  // Only through a socket inside the data folder. That folder is 0700: whoever can reach the socket is the account
  // that owns the files and could read them anyway, so a password would protect nothing (see README.md).
  listen_addresses: '',
  unix_socket_directories: '.',
  unix_socket_permissions: '0700',
  port: '5432',
  timezone: 'UTC',
  lc_messages: 'C',
  // The log never holds values of people: no statements, no details, and no errors at all: those belong to the
  // application, which logs them by their code.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
  log_timezone: 'UTC',
  log_line_prefix: '%m ',
  random_page_cost: '1.1',
};

const THROWAWAY: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '2GB',
  max_connections: '300',
};

/** The settings as command line arguments, so that a new release changes them for data folders of any age. */
export function settingsOf(clusterName: string, durability: Durability): string[] {
  const all = {
    ...ALWAYS,
    cluster_name: clusterName,
    ...(durability === 'throwaway' ? THROWAWAY : {}),
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
