"""What the inner and the outer view share: x forward (towards the kneecap), y up."""

from generate.curves import Points

SKIN_FRONT: Points = [
    (6.4, 9.8), (6.2, 8.0), (5.85, 6.4), (5.6, 5.5), (5.8, 4.6), (5.98, 3.6), (5.85, 2.3), (5.4, 1.1),
    (5.05, 0.0), (4.85, -1.2), (4.9, -2.5), (5.05, -3.7), (4.82, -5.0), (4.4, -6.8), (4.05, -9.4),
]  # fmt: skip

# Blunt above, a wedge towards the thigh bone, pointed below.
KNEECAP: Points = [
    (4.35, 5.0), (4.98, 5.06), (5.4, 4.45), (5.54, 3.4), (5.36, 2.2), (4.9, 1.05),
    (4.46, 1.5), (4.2, 2.15), (3.8, 2.8), (3.7, 3.55), (3.95, 4.45),
]  # fmt: skip

FAT_PAD: Points = [
    (4.3, 1.5), (4.35, 0.2), (4.05, -1.4), (3.95, -2.5), (3.45, -1.6), (3.2, -0.5), (3.0, 0.4), (3.3, 1.2), (3.8, 1.9),
]  # fmt: skip

QUADRICEPS_FRONT: Points = [(5.3, 9.8), (5.15, 7.6), (5.1, 6.2), (5.3, 4.6)]
QUADRICEPS_BACK: Points = [(3.6, 9.8), (3.7, 7.6), (3.9, 6.2), (4.15, 4.9)]
TENDON_FRONT: Points = [(5.35, 2.0), (4.95, 0.6), (4.65, -1.0), (4.55, -2.5), (4.32, -4.1)]
TENDON_BACK: Points = [(4.4, 1.2), (4.2, 0.2), (4.02, -1.2), (4.05, -2.3), (4.12, -3.2)]
