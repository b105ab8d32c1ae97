//! Shapes to be drawn along or filled, measured as pages are.

/// A line of straight and curved pieces.
#[derive(Clone, Debug, Default)]
pub(crate) struct Path {
    /// Whether each point only bends the line, too.
    pub(crate) points: Vec<(f32, f32, bool)>,
    pub(crate) closed: bool,
}

impl Path {
    pub(crate) fn from((x, y): (f32, f32)) -> Self {
        Self { points: vec![(x, y, false)], closed: false }
    }

    pub(crate) fn line(mut self, (x, y): (f32, f32)) -> Self {
        self.points.push((x, y, false));
        self
    }

    pub(crate) fn curve(mut self, first: (f32, f32), second: (f32, f32), to: (f32, f32)) -> Self {
        self.points.extend([(first.0, first.1, true), (second.0, second.1, true), (to.0, to.1, false)]);
        self
    }

    pub(crate) fn closed(mut self) -> Self {
        self.closed = true;
        self
    }

    pub(crate) fn rectangle(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self::from((x, y)).line((x + width, y)).line((x + width, y + height)).line((x, y + height)).closed()
    }

    pub(crate) fn rounded(x: f32, y: f32, width: f32, height: f32, radius: f32) -> Self {
        // The control points of a quarter circle lie 0.5523 of its radius away.
        let r = radius;
        let k = radius * (1.0 - 0.5523);
        let (right, bottom) = (x + width, y + height);
        Self::from((x + r, y))
            .line((right - r, y))
            .curve((right - k, y), (right, y + k), (right, y + r))
            .line((right, bottom - r))
            .curve((right, bottom - k), (right - k, bottom), (right - r, bottom))
            .line((x + r, bottom))
            .curve((x + k, bottom), (x, bottom - k), (x, bottom - r))
            .line((x, y + r))
            .curve((x, y + k), (x + k, y), (x + r, y))
            .closed()
    }

    pub(crate) fn oval(x: f32, y: f32, width: f32, height: f32) -> Self {
        let (rx, ry) = (width / 2.0, height / 2.0);
        let (kx, ky) = (rx * 0.5523, ry * 0.5523);
        let (cx, cy) = (x + rx, y + ry);
        Self::from((cx, y))
            .curve((cx + kx, y), (x + width, cy - ky), (x + width, cy))
            .curve((x + width, cy + ky), (cx + kx, y + height), (cx, y + height))
            .curve((cx - kx, y + height), (x, cy + ky), (x, cy))
            .curve((x, cy - ky), (cx - kx, y), (cx, y))
            .closed()
    }

    pub(crate) fn circle(x: f32, y: f32, radius: f32) -> Self {
        Self::rounded(x - radius, y - radius, radius * 2.0, radius * 2.0, radius)
    }
}
