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
  shop_status: { request: Record<string, never>; response: ShopStatus };
  set_up_shop: {
    request: {
      name: string;
      phone: string;
      address: string;
      person_name: string;
      pin: string;
      bays: string[];
    };
    response: ShopStatus;
  };
  load_sample_shop: { request: Record<string, never>; response: TaskStatus };
  task_status: { request: Record<string, never>; response: TaskStatus | null };
  cancel_task: { request: Record<string, never>; response: TaskStatus | null };
  get_shop: {
    request: Record<string, never>;
    response: { name: string; settings: { zone_minutes: number } };
  };
  search: { request: { query: string }; response: SearchResults };
  nav_counts: { request: Record<string, never>; response: NavCounts };
}
export type TaskStatus = {
  id: number;
  kind: string;
  state: string;
  done: number;
  total: number;
  refusal: { code: string } | null;
};
export type ShopStatus = {
  ready: boolean;
  shop_name: string;
  people: { id: number; name: string; roles: Role[] }[];
  has_sample: boolean;
  program_version: string;
};
export type SearchResults = {
  vehicles: {
    vehicle: {
      id: number;
      plate: string | null;
      plate_colour: string;
      make: string;
      model: string;
      vin: string | null;
    };
    customer_name: string;
    customer_phone: string;
    open_work_order: number | null;
    open_stage: string | null;
  }[];
  customers: { id: number; name: string; phone: string; vehicles: number[]; plates: string[] }[];
  documents: { entity: string; id: number; number: string; work_order_id: number | null; title: string }[];
  unknown_plate: { plate: string } | null;
};
export const COMMANDS: Record<keyof Commands, { kind: 'read' | 'write' | 'task'; roles: Role[] | null }> = {
  get_shop: { kind: 'read', roles: [] },
  shop_status: { kind: 'read', roles: [] },
  set_up_shop: { kind: 'write', roles: [] },
  load_sample_shop: { kind: 'task', roles: [] },
  cancel_task: { kind: 'task', roles: [] },
  task_status: { kind: 'read', roles: [] },
  nav_counts: { kind: 'read', roles: [] },
  search: { kind: 'read', roles: [] },
};
export type NavCounts = {
  bookings_today: number;
  reception: number;
  workshop: number;
  my_jobs: number;
  inspection: number;
  cashier: number;
  calls: number;
  complaints: number;
};
