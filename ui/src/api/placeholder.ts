export type Role =
  | 'advisor'
  | 'foreman'
  | 'technician'
  | 'inspector'
  | 'cashier'
  | 'callback_clerk'
  | 'parts_keeper'
  | 'manager';
export interface Commands {
  search: { request: { query: string }; response: { groups: { kind: string; hits: unknown[] }[] } };
}
export const COMMANDS: Record<keyof Commands, { kind: 'read' | 'write'; roles: Role[] }> = {
  search: { kind: 'read', roles: [] },
};
